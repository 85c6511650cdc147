"""The power fails, the database goes and comes back: nothing that was accepted is lost."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import httpx

from dateline.store import Store
from tests.server.newsrooms import newsroom, until

TEXT = (
    "Hochwasser in Ort {n}\n\nDie Morl trat am 15. März 2026 in Ort {n} über die Ufer, sagte Bürgermeisterin Ida Kern."
)


def test_what_was_accepted_is_there_after_a_kill(tmp_path: Path) -> None:
    """Killed at random instants while pages are added and stories corrected, and started again; then all of it is there."""
    chance = random.Random(5)
    accepted: dict[str, int] = {}
    noted: list[tuple[str, str]] = []
    number = 0
    for _ in range(4):
        with newsroom(tmp_path / "desk.db") as running, running.client() as client:
            for _ in range(chance.randint(1, 5)):
                number += 1
                answer = client.post("/api/v1/stories", json={"texts": [TEXT.format(n=number)], "by": "Anna"})
                story = answer.json()["story"]
                accepted[story] = number
                note = {"do": "note", "target": {"kind": "story"}, "text": f"note {number}"}
                edit = client.post(f"/api/v1/stories/{story}/edits", json={"by": "Anna", "base": 0, "correction": note})
                if edit.status_code == 201:
                    noted.append((story, f"note {number}"))
            with contextlib.suppress(httpx.HTTPError):
                client.get(f"/api/v1/stories/{story}", timeout=chance.random())
            running.kill()
    with newsroom(tmp_path / "desk.db") as running, running.client() as client:
        for story, n in accepted.items():
            found = until(lambda story=story: client.get(f"/api/v1/stories/{story}").json()["story"]["documents"], 120)  # type: ignore[misc]
            assert f"Ort {n}" in found[0]["text"]  # type: ignore[index]
        for story, text in noted:
            assert text in [e["correction"].get("text") for e in client.get(f"/api/v1/stories/{story}/edits").json()]
    with Store.open(tmp_path / "desk.db") as store:
        assert store.settings.get("newsroom/inbox") == []
