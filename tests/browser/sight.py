"""What a person at a screen waits for before they do anything."""

from __future__ import annotations

from playwright.sync_api import Page


def see(page: Page) -> None:
    """Waits until the page has been painted: a browser lets go of keys that come before (a person presses none then)."""
    page.evaluate("() => new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))")
