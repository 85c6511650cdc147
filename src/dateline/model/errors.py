"""What can go wrong with a page. The class says what becomes of it, the fields say why and what to do."""

from __future__ import annotations

from typing import ClassVar, Literal

Fate = Literal["read", "partial", "skipped", "refused"]


class DatelineError(Exception):
    """Base of every error that dateline raises on purpose.

    name: the file, URL or other thing it is about. reason: what is wrong, a clause without full stop.
    advice: what a person can do, a sentence; empty where there is nothing to do.
    """

    fate: ClassVar[Fate] = "refused"

    def __init__(self, name: str, reason: str, advice: str = "") -> None:
        super().__init__(name, reason, advice)
        self.name = name
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        sentence = f"{self.name}: {self.reason}."
        return f"{sentence} {self.advice}" if self.advice else sentence


class PageRefused(DatelineError):
    """Not a page that can be read at all: missing, binary, too large, forbidden to fetch."""

    fate: ClassVar[Fate] = "refused"


class FetchFailed(PageRefused):
    """A page that a server or the network does not give.

    status: the server's answer (404, 429, 503 …), None where it gave none. retry_after: seconds that it asks us to stay
    away, None where it does not. temporary: whether the same request may succeed later (no answer, 408, 425, 429, 5xx).
    """

    def __init__(
        self,
        name: str,
        reason: str,
        advice: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
        temporary: bool = True,
    ) -> None:
        super().__init__(name, reason, advice)
        self.status = status
        self.retry_after = retry_after
        self.temporary = temporary


class PageSkipped(DatelineError):
    """A page with nothing in it to use: empty, or the same page again."""

    fate: ClassVar[Fate] = "skipped"


class StoryDamaged(DatelineError):
    """A story file that cannot be read, or whose passages do not stand where it says."""

    fate: ClassVar[Fate] = "refused"
