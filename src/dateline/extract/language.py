"""Which language a text is in, by its function words."""

from __future__ import annotations

from dateline.languages.detection import shares_of

_SAMPLE = 1_500
_ENOUGH = 0.08
"""Running text has 25 to 40 percent of words from these lists in its own language, less than 5 in another."""


def language_of(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of the text's language, "und" where no known language's function words fit.

    declared: what the page says ("de-AT"). It is believed for languages that are not known here, and where the text is
    too short to tell; function words outweigh it otherwise, because templates are translated less often than texts.
    """
    said = (declared or "").replace("_", "-").split("-")[0].lower()
    said = said if len(said) == 2 and said.isascii() and said.isalpha() else ""
    shares, total = shares_of(text[:_SAMPLE])
    best = max(shares, key=lambda code: (shares[code], code == said))
    rest = max((share for code, share in shares.items() if code != best), default=0.0)
    if total >= 8 and shares[best] >= _ENOUGH and shares[best] >= 1.5 * rest:
        return best if not said or said == best or shares[best] >= 2 * _ENOUGH else said
    return said or "und"
