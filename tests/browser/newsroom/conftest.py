"""Newsrooms that run as people run them, on both databases, and browsers in front of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from dateline.model import Story
from dateline.store import Store
from tests.browser.sight import see
from tests.postgresql import Cluster, cluster
from tests.server.newsrooms import Running, newsroom

PATIENCE = 60_000
"""Milliseconds that a browser is waited for: machines differ, and on a busy one everything takes its time."""
EXPECTED = (
    "status of 409",
    "status of 422",
    "status of 404",
    "status of 401",
    "ERR_FAILED",
    "ERR_INTERNET_DISCONNECTED",
)
"""What a browser reports of requests that a test means to fail."""


class Desk:
    """A running newsroom, with a hand in its store."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.address = running.address
        self.store = Store.open(running.store)

    def put(self, story: Story, title: str = "") -> str:
        """A story as if it had been built; returns its path."""
        path = f"/stories/{self.store.stories.create(title or story.title)}"
        self.change(path, story)
        return path

    def change(self, path: str, story: Story) -> None:
        """The story as it is now, as if it had been built anew."""
        name = path.rpartition("/")[2]
        self.store.stories.put(name, story, version=self.store.stories.record(name).version)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Makes a place for an empty store in a database of that name; PostgreSQL starts with the first that asks for it."""
    clusters: list[Cluster] = []
    with ExitStack() as stack:

        def make(database: str) -> str:
            if database == "sqlite":
                return str(tmp_path_factory.mktemp("store") / "store.db")
            if not clusters:
                clusters.append(stack.enter_context(cluster()))
            return clusters[0].new_database()

        yield make


@pytest.fixture(scope="session")
def _desks(empty_store: Callable[[str], str]) -> Iterator[Callable[[str], Desk]]:
    running: dict[str, Desk] = {}
    with ExitStack() as stack:

        def desk(database: str) -> Desk:
            if database not in running:
                started = stack.enter_context(newsroom(empty_store(database), "--private-addresses"))
                running[database] = Desk(started)
                stack.callback(running[database].store.close)
            return running[database]

        yield desk


@pytest.fixture(params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, _desks: Callable[[str], Desk]) -> Desk:
    """A newsroom, on each database in turn; other tests leave their stories in it."""
    return _desks(request.param)


@pytest.fixture
def sqlite_desk(_desks: Callable[[str], Desk]) -> Desk:
    """The newsroom on SQLite, for what no database has a part in."""
    return _desks("sqlite")


Visitor = Callable[..., Page]


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """A person with a browser of their own, at an address; afterwards no error may have been reported."""
    expect.set_options(timeout=PATIENCE)
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def refuse(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def visit(
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: str = "light",
        locale: str = "de-DE",
        live: bool = True,
        **options: object,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=locale,
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if not live:
            # One who does not hear of what the others do: the connection is down, the page is still there.
            context.route("**/events?*", lambda route: route.abort())
        page = context.new_page()
        page.on(
            "console",
            lambda m: troubles.append(m.text) if m.type in ("error", "warning") and not _meant(m.text) else None,
        )
        page.on("pageerror", lambda e: troubles.append(str(e)))
        page.on("dialog", refuse)
        page.goto(address)
        if options.get("java_script_enabled", True):
            see(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


def _meant(text: str) -> bool:
    return any(part in text for part in EXPECTED)


def open_dialog(page: Page, selector: str, action: str, name: str = "") -> None:
    """Open the dialog of what `selector` finds, choose what to do, and sign where a name is asked for."""
    page.locator(f"{selector} .correct").first.click()
    if page.locator("#correction-by").is_visible():
        page.fill("#correction-by", name or "Anna")
    page.select_option("#correction [name=do]", action)


def save(page: Page) -> None:
    """Save what stands in the dialog, and wait until it is."""
    page.click("#correction-save")
    page.wait_for_selector("#correction", state="hidden")


def violations(page: Page) -> list[object]:
    """What axe finds that is serious."""
    found = Axe().run(page).response["violations"]
    return [
        (v["id"], [(n["target"], n["html"][:120]) for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
