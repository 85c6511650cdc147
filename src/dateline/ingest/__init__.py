"""Where pages come from: paths and addresses."""

from dateline.ingest.files import find_pages
from dateline.ingest.open import Limits, open_page

__all__ = ["Limits", "find_pages", "open_page"]
