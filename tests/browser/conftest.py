"""A browser for the tests: Debian's Chromium, or the one that DATELINE_CHROMIUM names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import dateline
from dateline.export.html import render
from tests.browser.sight import see
from tests.export import sample

EXAMPLES = Path(__file__).parents[2] / "examples"


def demo() -> dateline.Story:
    """The story of the demo's pages, built as a person builds it."""
    pages = [str(p) for p in sorted(EXAMPLES.iterdir()) if p.suffix in (".html", ".txt")]
    return dateline.build(dateline.gather(pages).documents)


STORIES = {"demo": demo, "rich": sample.rich, "single": sample.single, "empty": sample.empty, "large": sample.large}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; without one they fail in CI and are skipped elsewhere."""
    path = os.environ.get("DATELINE_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        message = "no Chromium here: install it or name it in DATELINE_CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The address of a story's page on disk, made when first asked for."""
    folder = tmp_path_factory.mktemp("pages")

    def address(name: str) -> str:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_bytes(render(STORIES[name]()).encode())
        return path.as_uri()

    return address


@pytest.fixture
def visit(browser: Browser, addresses: Callable[[str], str]) -> Iterator[Callable[..., Page]]:
    """Opens a story's page; after the test, nothing may have been fetched and no error may have been reported."""
    contexts = []
    troubles: list[str] = []

    def visit(
        story: str = "rich",
        *,
        width: int = 1440,
        height: int = 1000,
        scheme: str = "light",
        hash: str = "",
        **options: object,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        own = addresses(story)
        page.on(
            "request", lambda r: troubles.append(f"fetched {r.url}") if not r.url.startswith((own, "data:")) else None
        )
        page.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: troubles.append(str(e)))
        page.goto(own + hash)
        if options.get("java_script_enabled", True):
            see(page)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []
