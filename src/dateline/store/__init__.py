"""What a desk keeps: pages, documents, stories, corrections, what feeds said; and how it is searched."""

from dateline.store.errors import (
    DocumentDiffers,
    EditConflict,
    EditRefused,
    NotStored,
    StoreBusy,
    StoreError,
    StoreRefused,
    StoreUnavailable,
    StoryChanged,
    TransferRefused,
)
from dateline.store.records import (
    Change,
    ChangeKind,
    DocumentRecord,
    FeedItem,
    FeedState,
    StoredStory,
    StoryRecord,
    StorySummary,
    TickerEntry,
    User,
)
from dateline.store.search.query import Found, Hit, HitKind, SearchQuery, Snippet
from dateline.store.store import Store

__all__ = [
    "Change",
    "ChangeKind",
    "DocumentDiffers",
    "DocumentRecord",
    "EditConflict",
    "EditRefused",
    "FeedItem",
    "FeedState",
    "Found",
    "Hit",
    "HitKind",
    "NotStored",
    "SearchQuery",
    "Snippet",
    "Store",
    "StoreBusy",
    "StoreError",
    "StoreRefused",
    "StoreUnavailable",
    "StoredStory",
    "StoryChanged",
    "StoryRecord",
    "StorySummary",
    "TickerEntry",
    "TransferRefused",
    "User",
]
