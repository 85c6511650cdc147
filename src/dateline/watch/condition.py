"""How a source is, from one look to the next: kept, and told once when it begins and once when it ends."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from dateline.watch.clock import Clock
from dateline.watch.happenings import Happening, LieKind, SourceFlooding, SourceLying, SourceRecovered
from dateline.watch.health import Condition, Health
from dateline.watch.memory import Followed


class Conditions:
    """Notes and tells the condition of one source. save: keeps it; report: tells of it."""

    def __init__(
        self,
        followed: Followed,
        clock: Clock,
        *,
        save: Callable[[], Awaitable[None]],
        report: Callable[[Happening], Awaitable[None]],
    ) -> None:
        self._followed, self._clock, self._save, self._report = followed, clock, save, report

    async def lies(self, lies: list[tuple[LieKind, str]]) -> None:
        """It answers, and what it says cannot be; a sentence for each lie."""
        if not await self._turned("lying", "; ".join(sentence for _, sentence in lies)):
            return
        for kind, sentence in lies:
            one, now = self._followed, self._clock.now()
            await self._report(SourceLying(at=now, source=one.source, url=one.url, kind=kind, reason=sentence))

    async def floods(self, listed: int, taken: int) -> None:
        """A feed lists more than is taken from one."""
        if await self._turned("flooding", f"it lists {listed} entries; the newest {taken} are taken"):
            one, now = self._followed, self._clock.now()
            await self._report(SourceFlooding(at=now, source=one.source, url=one.url, listed=listed, taken=taken))

    async def well(self, *, unchanged: bool = False) -> None:
        """All is well. unchanged: the server only said that all is as it was, so a lie stays one."""
        health = self._followed.health
        if health.condition == "ok" or (unchanged and health.condition in ("lying", "flooding")):
            return
        if await self._turned("ok", "") and health.condition not in ("new", "gone"):
            one, now = self._followed, self._clock.now()
            await self._report(SourceRecovered(at=now, source=one.source, url=one.url, since=health.since))

    async def _turned(self, condition: Condition, reason: str) -> bool:
        """Note the condition. Returns whether it is another than before."""
        one = self._followed
        other = one.health.condition != condition
        since = self._clock.now() if other else one.health.since
        one.health = Health(condition=condition, reason=reason, since=since)
        if other:
            await self._save()
        return other
