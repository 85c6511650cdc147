"""dateline: who said what, when, and according to whom.

    page = dateline.open_page("ticker.html")   # Page, from a path or an address
    document = dateline.read(page)             # Document; document.article is its words
    document = dateline.annotate(document)     # the same Document, annotated
    story = dateline.build([document])         # Story

What is exported here is the public interface; the command line uses nothing else.
"""

from dateline.annotate import annotate, document_of_text
from dateline.export.edition import ExportRefused
from dateline.export.edition import Options as ExportOptions
from dateline.export.files import File as ExportFile
from dateline.export.formats import FORMATS, publish
from dateline.export.html import render
from dateline.extract import read
from dateline.ingest import find_pages, open_page
from dateline.languages.detection import detect
from dateline.model import (
    Annotations,
    DatelineError,
    Document,
    Extension,
    Page,
    PageRefused,
    PageSkipped,
    Passage,
    Revision,
    Story,
    StoryDamaged,
)
from dateline.story import (
    Coverage,
    Heap,
    Verification,
    build,
    date_tickers,
    extend,
    gather,
    group,
    load_story,
    shipped_vectors,
    verify,
)

__version__ = "0.1.0"

__all__ = [
    "FORMATS",
    "Annotations",
    "Coverage",
    "DatelineError",
    "Document",
    "ExportFile",
    "ExportOptions",
    "ExportRefused",
    "Extension",
    "Heap",
    "Page",
    "PageRefused",
    "PageSkipped",
    "Passage",
    "Revision",
    "Story",
    "StoryDamaged",
    "Verification",
    "annotate",
    "build",
    "date_tickers",
    "detect",
    "document_of_text",
    "extend",
    "find_pages",
    "gather",
    "group",
    "load_story",
    "open_page",
    "publish",
    "read",
    "render",
    "shipped_vectors",
    "verify",
]
