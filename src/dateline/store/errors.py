"""What can go wrong with a store. Each is a DatelineError: a name, a reason, and what a person can do."""

from __future__ import annotations

from dateline.model import DatelineError, Edit


class StoreError(DatelineError):
    """Base of what the store raises."""


class StoreRefused(StoreError):
    """Not a store that this dateline can open: another program's database, a newer dateline's, or none at all."""


class StoreUnavailable(StoreError):
    """The database cannot be reached now, or cannot write (it is gone, the disk is full). Nothing of the write is kept;
    the same call works again when the database does."""


class StoreBusy(StoreUnavailable):
    """Another process has been writing for longer than one waits."""


class NotStored(StoreError):
    """There is no such page, document, story or edit."""


class DocumentDiffers(StoreError):
    """A document of that id is stored with another text. A text never changes after reading."""


class StoryChanged(StoreError):
    """A story was put by somebody else since it was read. version: the one that is stored now."""

    def __init__(self, name: str, version: int) -> None:
        super().__init__(name, f"was changed in the meantime (version {version})", "Read it again and repeat.")
        self.version = version


class EditConflict(StoreError):
    """Others have edited the same thing since the state that an edit was made on; it is not kept.

    mine: what was refused, as it would have stood in the log. theirs: the edits in its way, in order of the log.
    """

    def __init__(self, name: str, mine: Edit, theirs: tuple[Edit, ...]) -> None:
        people = ", ".join(dict.fromkeys(edit.by for edit in theirs))
        super().__init__(name, f"was edited by {people} at the same time", "Look at both and decide.")
        self.mine = mine
        self.theirs = theirs


class EditRefused(StoreError):
    """An edit that cannot be made on any story: to undo what is no edit, to merge one thing with itself."""


class TransferRefused(StoreError):
    """A stream that is no export of a store, is cut off, or does not fit the store it is to be read into."""
