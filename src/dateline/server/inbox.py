"""What was accepted and is not done yet, kept in the store so that no restart loses it."""

from __future__ import annotations

import msgspec

from dateline.server.jobs import Job
from dateline.store import Store

_KEY = "newsroom/inbox"


class Inbox:
    """Jobs that wait or are being done."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, job: Job) -> None:
        """Keep a job until it is removed."""
        with self._store.writing():
            self._save([*self.waiting(), job])

    def remove(self, job: Job) -> None:
        """The job is done, or can never be done."""
        with self._store.writing():
            self._save([other for other in self.waiting() if other.id != job.id])

    def waiting(self) -> list[Job]:
        """The jobs that are not done, the first one first."""
        return msgspec.convert(self._store.settings.get(_KEY, []), list[Job])

    def _save(self, jobs: list[Job]) -> None:
        self._store.settings.put(_KEY, msgspec.to_builtins(jobs))
