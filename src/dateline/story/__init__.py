"""Pages gathered, documents joined to a story, and the proof that the story says nothing that they do not."""

from dateline.story.build import build
from dateline.story.extend import extend
from dateline.story.fates import PageFate
from dateline.story.gather import Coverage, date_tickers, gather
from dateline.story.grouping import Heap, group
from dateline.story.vectors import shipped_vectors
from dateline.story.verify import Failure, Verification, load_story, verify

__all__ = [
    "Coverage",
    "Failure",
    "Heap",
    "PageFate",
    "Verification",
    "build",
    "date_tickers",
    "extend",
    "gather",
    "group",
    "load_story",
    "shipped_vectors",
    "verify",
]
