"""The newsroom for programs: what its description promises, and what a correction goes through."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from dateline.ingest.demo import demo_pages
from dateline.server import Settings, create_app
from tests.server.newsrooms import Running, newsroom, until

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with newsroom(tmp_path_factory.mktemp("api") / "desk.db") as running:
        yield running


@pytest.fixture(scope="module")
def client(desk: Running) -> Iterator[httpx.Client]:
    with desk.client() as found:
        yield found


@pytest.fixture(scope="module")
def story(client: httpx.Client) -> str:
    """The demo's story, built."""
    texts = [page.read_text(encoding="utf-8") for page in demo_pages()]
    accepted = client.post("/api/v1/stories", json={"texts": texts, "by": "Anna"})
    assert accepted.status_code == 202
    made: str = accepted.json()["story"]
    until(lambda: client.get(f"/api/v1/stories/{made}/jobs").json()[-1]["stage"] == "done", 120)
    return made


def one(client: httpx.Client, story: str) -> dict[str, dict[str, list[dict[str, object]]]]:
    found: dict[str, dict[str, list[dict[str, object]]]] = client.get(f"/api/v1/stories/{story}").json()
    return found


def test_a_story_is_told_with_its_state(client: httpx.Client, story: str) -> None:
    found = one(client, story)
    assert found["id"] == story
    assert len(found["story"]["documents"]) == 4
    assert len(found["story"]["chronology"]) > 30


def test_a_correction_is_kept_shown_and_taken_back(client: httpx.Client, story: str) -> None:
    before = one(client, story)
    event = before["story"]["chronology"][3]["id"]
    hide = {"do": "hide", "target": {"kind": "event", "id": event}}
    made = client.post(
        f"/api/v1/stories/{story}/edits", json={"by": "Anna", "base": before["edit"], "correction": hide}
    )
    assert made.status_code == 201
    assert event not in [e["id"] for e in one(client, story)["story"]["chronology"]]
    undone = client.post(f"/api/v1/stories/{story}/undo", json={"by": "Anna", "base": made.json()["number"]})
    assert undone.status_code == 201
    assert event in [e["id"] for e in one(client, story)["story"]["chronology"]]
    assert [e["correction"]["do"] for e in client.get(f"/api/v1/stories/{story}/edits").json()][-2:] == ["hide", "undo"]


def test_of_two_who_correct_the_same_the_second_sees_both_sides(client: httpx.Client, story: str) -> None:
    before = one(client, story)
    actor = before["story"]["actors"][0]["id"]
    rename = {"do": "rename", "target": {"kind": "actor", "id": actor}, "name": "One"}
    address = f"/api/v1/stories/{story}/edits"
    first = client.post(address, json={"by": "Anna", "base": before["edit"], "correction": rename})
    second = client.post(address, json={"by": "Bert", "base": before["edit"], "correction": rename | {"name": "Two"}})
    assert (first.status_code, second.status_code) == (201, 409)
    trouble = second.json()
    assert trouble["mine"]["correction"]["name"] == "Two"
    assert [edit["correction"]["name"] for edit in trouble["theirs"]] == ["One"]
    assert [a["name"] for a in one(client, story)["story"]["actors"] if a["id"] == actor] == ["One"]


@pytest.mark.parametrize("format", ["html", "jsonld", "atom", "ninjs", "markdown"])
def test_a_story_goes_out_as_a_file(client: httpx.Client, story: str, format: str) -> None:
    answer = client.get(f"/stories/{story}/export/{format}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    again = client.get(f"/stories/{story}/export/{format}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_format_that_there_is_not_is_told(client: httpx.Client, story: str) -> None:
    answer = client.get(f"/stories/{story}/export/papyrus")
    assert answer.status_code == 422
    assert "papyrus" in answer.json()["error"]


def test_a_search_finds_passages(client: httpx.Client, story: str) -> None:
    hits = client.get("/api/v1/search", params={"q": "Staumauer", "story": story}).json()["hits"]
    assert hits
    assert all("mauer" in passage["exact"].casefold() for hit in hits for passage in hit["passages"])


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/api/v1/feeds", "DELETE, GET, OPTIONS, POST"), ("/api/v1/stories/000000000000/edits", "GET, OPTIONS, POST")],
    ids=["feeds", "edits"],
)
def test_an_address_tells_its_methods(client: httpx.Client, path: str, allowed: str) -> None:
    assert client.options(path).headers["allow"] == allowed


def test_nothing_that_fits_the_description_ends_in_a_defect(tmp_path: Path) -> None:
    """Schemathesis: every operation with data that fits its schema and data that does not, and sequences of them."""
    with newsroom(tmp_path / "desk.db") as running:
        command = [str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml")]
        command += ["run", f"{running.address}/api/openapi.json", "--max-examples", "15", "--generation-deterministic"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-6000:]


def test_a_story_is_put_away_found_and_put_back(client: httpx.Client, story: str) -> None:
    def listed(**given: str) -> list[str]:
        return [one["id"] for one in client.get("/api/v1/stories", params=given).json()]

    title = client.get(f"/api/v1/stories/{story}").json()["story"]["title"]
    assert client.post(f"/stories/{story}/archive").status_code == 303
    assert story not in listed()
    assert story in listed(archived="true")
    assert title not in client.get("/").text
    assert title in client.get("/?archived").text
    assert client.get("/api/v1/search", params={"q": "Staumauer", "story": story}).json()["hits"]
    assert client.delete(f"/api/v1/stories/{story}/archive").status_code == 204
    assert story in listed()
    assert client.post(f"/api/v1/stories/{story}/archive").status_code == 204
    assert client.post(f"/stories/{story}/archive", data={"back": "1"}).status_code == 303
    assert story in listed()


def test_everybody_whom_a_story_names_is_listed(client: httpx.Client, story: str) -> None:
    actors = one(client, story)["story"]["actors"]
    people = [a for a in actors if a["kind"] == "person"]
    answer = client.get(f"/stories/{story}/people", headers={"Accept-Language": "en"})
    assert people
    assert all(f'/stories/{story}/people/{a["id"]}"' in answer.text for a in people)
    assert answer.text.count("<h2>") == len(people)
    record = next(r for r in client.get("/api/v1/stories").json() if r["id"] == story)
    assert record["summary"]["persons"] == len(people)
    assert record["summary"]["zone"] == one(client, story)["story"]["zone"]


def test_a_search_says_how_many_there_are(client: httpx.Client, story: str) -> None:
    found = client.get("/api/v1/search", params={"q": "Staumauer"}).json()
    every = list(found["hits"])
    after = found["more"]
    while after:
        rest = client.get("/api/v1/search", params={"q": "Staumauer", "after": after}).json()
        assert rest["count"] is None
        every += rest["hits"]
        after = rest["more"]
    assert (found["count"], found["over"]) == (min(len(every), 50), len(every) > 50)
    page = client.get("/search", params={"q": "Staumauer", "language": "en"}).text
    assert f"{found['count']} hits" in page or f"More than {found['count']}" in page


def test_the_application_is_made_without_a_warning(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        create_app(Settings(store=str(tmp_path / "store.db")))


def test_why_a_page_was_not_taken_is_told_by_code_and_in_the_language_of_the_page(client: httpx.Client) -> None:
    accepted = client.post("/api/v1/stories", json={"links": ["http://10.0.0.1/x"]}).json()["story"]
    until(lambda: client.get(f"/api/v1/stories/{accepted}/jobs").json()[-1]["stage"] in ("done", "failed"), 120)
    fate = client.get(f"/api/v1/stories/{accepted}/jobs").json()[-1]["fates"][0]
    assert (fate["code"], fate["fate"]) == ("private", "refused")
    assert "private network" in fate["reason"]
    with client.stream("GET", f"/stories/{accepted}/events", params={"language": "de"}) as events:
        german = next(line for line in events.iter_lines() if line.startswith("data: {"))
    assert "private network" not in german
    assert "privaten Netzes" in german
