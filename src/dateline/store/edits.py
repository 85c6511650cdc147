"""The logs of what people corrected: entries are added, never changed and never taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from dateline.model import Correction, Edit, Redo, Undo
from dateline.store.changes import note, now
from dateline.store.database import Database
from dateline.store.errors import EditConflict, EditRefused, NotStored
from dateline.store.records import User
from dateline.store.schema import edits, stories, users
from dateline.store.words import in_column, pack, unpack
from dateline.story.corrections import conflicts, last_redoable, last_undoable, objection

if TYPE_CHECKING:
    from dateline.store.stories import Stories


class Edits:
    """Each story's log of corrections."""

    def __init__(self, database: Database, stories_: Stories) -> None:
        self._database = database
        self._stories = stories_

    def add(self, story: str, correction: Correction, *, by: str, base: int) -> Edit:
        """Enter a correction into the story's log; returns the entry, which is kept when this returns.

        by: who signs. base: number of the last edit that the person saw (StoredStory.edit). Raises EditConflict, with
        both sides, where others have edited the same thing since; EditRefused where it makes no sense on any story;
        NotStored where there is no such story.
        """
        by = " ".join(in_column(by).split())
        if not by:
            raise EditRefused("the edit", "is signed by nobody", "Give a name.")
        with self._database.write() as connection:
            record = self._stories.record(story)
            log = log_of(connection, story)
            if not 0 <= base <= record.edit:
                raise EditRefused("the edit", f"was made on a state {base} that never was", "Read the story again.")
            mine = Edit(number=record.edit + 1, base=base, by=by, at=now(), correction=correction)
            if reason := objection(mine, log):
                raise EditRefused("the edit", reason)
            if theirs := conflicts(mine, log):
                raise EditConflict(record.title or story, mine, theirs)
            connection.execute(edits.insert().values(story=story, number=mine.number, data=pack(mine, "the edit")))
            connection.execute(stories.update().where(stories.c.id == story).values(edit=mine.number))
            self._sign(connection, mine)
            self._stories.refresh(connection, story, self._stories.built(story), (*log, mine))
            note(connection, "edit", str(mine.number), story)
        return mine

    def undo(self, story: str, *, by: str, base: int) -> Edit:
        """Take back the last edit of this person that stands. Raises EditRefused where there is none; see add."""
        number = last_undoable(self.of(story), by)
        if number is None:
            raise EditRefused(by, "has no edit here to take back")
        return self.add(story, Undo(edit=number), by=by, base=base)

    def redo(self, story: str, *, by: str, base: int) -> Edit:
        """Make the edit that this person took back last count again.

        Raises EditRefused where there is none; see add.
        """
        number = last_redoable(self.of(story), by)
        if number is None:
            raise EditRefused(by, "has taken back no edit here")
        return self.add(story, Redo(edit=number), by=by, base=base)

    def of(self, story: str) -> tuple[Edit, ...]:
        """The story's log, oldest first. Raises NotStored where there is no such story."""
        with self._database.read() as connection:
            self._stories.record(story)
            return log_of(connection, story)

    def get(self, story: str, number: int) -> Edit:
        """One entry. Raises NotStored."""
        log = self.of(story)
        if not 1 <= number <= len(log):
            raise NotStored(f"{story}/{number}", "no such edit is stored")
        return log[number - 1]

    def users(self) -> tuple[User, ...]:
        """Everybody who ever signed an edit, who did last first."""
        with self._database.read() as connection:
            rows = connection.execute(sa.select(users).order_by(users.c.last.desc(), users.c.name))
            return tuple(User(**row._mapping) for row in rows)

    @staticmethod
    def _sign(connection: Connection, edit: Edit) -> None:
        changed = connection.execute(users.update().where(users.c.name == edit.by).values(last=edit.at))
        if not changed.rowcount:
            connection.execute(users.insert().values(name=edit.by, first=edit.at, last=edit.at))


def log_of(connection: Connection, story: str) -> tuple[Edit, ...]:
    """A story's log, oldest first."""
    rows = connection.execute(sa.select(edits.c.data).where(edits.c.story == story).order_by(edits.c.number))
    return tuple(unpack(row.data, Edit) for row in rows)
