"""What people put into forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import DatelineError
from dateline.server.newsroom import Upload

_MOST_LINKS = 200
_ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


class LinksUnclear(DatelineError):
    """What was given as links is none."""

    fate = "refused"


def links_in(text: str) -> tuple[str, ...]:
    """The addresses in a text, one or several a line, each once. Raises LinksUnclear for words that are no address."""
    found = tuple(dict.fromkeys(match.group().rstrip(".,;)") for match in _ADDRESS.finditer(text)))
    if text.strip() and not found:
        raise LinksUnclear(text.strip()[:80], "there is no address in it", "A link begins with http:// or https://.")
    if len(found) > _MOST_LINKS:
        raise LinksUnclear(f"{len(found)} links", f"more than {_MOST_LINKS} at once", "Give them in several turns.")
    return found


def texts_as_uploads(texts: Sequence[str]) -> list[Upload]:
    """Pasted texts as pages: markup where it begins like markup."""
    uploads = []
    for number, text in enumerate((t for t in texts if t.strip()), 1):
        ending = "html" if re.match(r"\s*<(?:!doctype|html|head|body|article|\?xml)", text, re.IGNORECASE) else "txt"
        uploads.append(Upload(f"pasted-{number}.{ending}", text.encode("utf-8", "replace")))
    return uploads
