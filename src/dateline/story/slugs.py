"""Ids that a person can read: a name in lower-case ASCII with hyphens."""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """The name as an id: "Käthe Öhler" gives "kaethe-oehler"; a name without any Latin letter gives "actor"."""
    folded = unicodedata.normalize("NFKD", name.casefold()).replace("\u0308", "e")
    return _NO_LETTER.sub("-", folded.encode("ascii", "ignore").decode()).strip("-") or "actor"
