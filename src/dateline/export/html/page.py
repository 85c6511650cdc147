"""The page as a file: views into templates, styles and scripts inlined and named in the content security policy."""

from __future__ import annotations

import base64
import hashlib

from dateline.export.html.assets import SCRIPTS, joined, style
from dateline.export.html.composition import Composition, encodable
from dateline.model import Story


def render(story: Story, *, language: str = "de", head: str = "") -> str:
    """The story as one HTML file that needs nothing else.

    language: what the interface opens in; the others are in the page too. head: markup for the page's head, where it is
    published (its address, what others show of it). The same story gives the same text, and the
    text can always be encoded as UTF-8: what HTML cannot hold (NUL, lone surrogates) is shown as U+FFFD, one for one,
    so that offsets still count.

    Raises KeyError where `language` has no words for an interface.
    """
    composition = Composition(story, language=language)
    styles, script = style(), joined(SCRIPTS)
    body = composition.render("body.html")
    page = composition.render(
        "page.html",
        style=styles,
        script=script,
        policy=policy(styles, script),
        body=body,
        head=head,
        data=composition.data(),
    )
    return encodable(page)


def policy(style: str, script: str) -> str:
    """A content security policy: nothing from anywhere; only this style and this script (CSP Level 3, hash sources)."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
