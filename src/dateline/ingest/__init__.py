"""Where pages come from: paths and addresses."""

from dateline.ingest.fetch import Fetcher
from dateline.ingest.files import find_pages
from dateline.ingest.open import Limits, open_page
from dateline.ingest.validators import Fetched, NotModified, Validators

__all__ = ["Fetched", "Fetcher", "Limits", "NotModified", "Validators", "find_pages", "open_page"]
