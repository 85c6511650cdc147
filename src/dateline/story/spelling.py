"""Names as they are spelt and misspelt: transliterations, genitives and accents brought to one skeleton."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

# Transliteration tables of the same sounds (DIN 1460, BGN/PCGN, newspaper practice), longest first; the result is no
# spelling of any language, only a key under which spellings of one name meet.
_SOUNDS = (
    ("schtsch", "c"), ("shch", "c"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("kh", "c"), ("ch", "c"),
    ("zh", "s"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("tz", "s"),
    ("z", "s"), ("j", "i"), ("y", "i"), ("ou", "u"), ("ie", "i"),
)  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d"})
_DIAERESIS = "\u0308"  # a vowel with two dots is written with an e where the dots cannot be (DIN 5007-2)
_TWICE = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[^a-z0-9 ]+")

LIKE = 88.0
"""rapidfuzz ratio of two skeletons from which two long surnames may be one, misspelt."""


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The key under which the spellings of a name meet: Selenskyj, Selenski and Zelensky all give "selenski"."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).replace(_DIAERESIS, "e")
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    plain = plain.replace("-", " ").replace("‑", " ").replace("’", "").replace("'", "")
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return " ".join(_TWICE.sub(r"\1", _NO_LETTER.sub("", plain)).split())


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two surnames may be spellings of one: the same skeleton, or long ones a letter apart."""
    a, b = skeleton(one), skeleton(other)
    if a == b:
        return bool(a)
    return min(len(a), len(b)) >= 6 and a[0] == b[0] and fuzz.ratio(a, b) >= LIKE


@lru_cache(maxsize=65536)
def first_names_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of given names may be one person's: none, an initial, or the same first one."""
    if not one or not other:
        return True
    a, b = skeleton(one[0]), skeleton(other[0])
    if not a or not b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or (min(len(a), len(b)) >= 5 and fuzz.ratio(a, b) >= LIKE)


def without_genitive(name: str, endings: tuple[str, ...]) -> str | None:
    """The name without its genitive ending; None where it has none. Whether it is one, other mentions must say."""
    for ending in endings:
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            return name[: -len(ending)]
    return None
