"""News agencies, and the place and agency that open a report."""

from __future__ import annotations

import re

from dateline.extract.fragments import Fragment
from dateline.extract.outline import Outline
from dateline.extract.wording import wording
from dateline.model import Dateline

AGENCIES = (
    "dpa", "dpa-AFX", "dpa-infocom", "AFP", "Reuters", "rtr", "AP", "APA", "SDA", "KNA", "epd", "SID", "dts", "DJ",
    "ANSA", "EFE", "TASS", "Interfax",
    "UPI", "PA", "Bloomberg", "Xinhua", "DAPD", "ddp", "Keystone-SDA", "Keystone", "AWP", "BANG", "PresseBox", "ots",
    "IANS", "PTI", "ANI",
    "Kyodo", "Belga", "ANP", "Ritzau", "NTB", "TT", "STT", "PAP", "CTK", "MTI", "HINA", "Ukrinform",
    "Agence France-Presse", "Associated Press",
    "The Associated Press", "Deutsche Presse-Agentur", "AFX", "JIJI", "SDA-ATS", "ATS", "CNN", "imago",
)  # fmt: skip
"""Names of news agencies as they sign reports."""

_NOT_SIGNING = frozenset({"imago", "CNN", "Keystone"})
# Longest first, so that "dpa-AFX" is not read as "dpa".
_AGENCY = "|".join(re.escape(a) for a in sorted(AGENCIES, key=lambda a: (-len(a), a)) if a not in _NOT_SIGNING)
AGENCY = re.compile(rf"(?<![\w-])(?:{_AGENCY})(?![\w-])")
# The line by which an agency numbers its report: "© dpa-infocom, dpa:230428-99-483045/5".
AGENCY_MARK = re.compile(rf"©\s*(?:{_AGENCY})\b.{{0,40}}\d{{4,}}-\d+")
_PLACE = r"[^\W\d_a-zß][\w.'’-]*(?:[ /][\w.'’-]+){0,4}(?:/[^\W\d_a-zß][\w.'’ -]{1,30}){0,3}"
DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE})(?P<region>,? [\w.]+)?\.?,? ?)?(?:\d{{1,2}}\.(?:\d{{1,2}}\.(?:\d{{4}})?|[^\W\d_]+) ?)?"
    rf"\((?P<agency>(?:{_AGENCY}|[A-Z]{{2,8}}(?=[^)]*\)\s?[-–—]))(?:\s?/\s?(?:{_AGENCY}|[a-zA-Z-]{{2,8}}))*)\)"
    rf"(?:\s?[-–—:.]+\s*|\s+(?=[A-ZÄÖÜ\"„“«»]))"
)
PLACE_DASH = re.compile(
    r"(?P<place>[A-ZÄÖÜ]{3,}(?:[ /-][A-ZÄÖÜ][\w.-]+){0,3}(?:, [A-Z][\w.]+){0,2})\s?[-–—]\s+(?=[A-ZÄÖÜ\"„“])"
)
# An agency that no list knows, where the place around it says that it is one: "(tsd) -", "(Transit News) -".
_SIGN = r"[a-z]{2,5}|[A-Z]{2,8}"
_ANY_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:,? [\w.]+)?\.?,? ?"
    r"(?:\d{1,2}\.(?:\d{1,2}\.(?:\d{4})?|[^\W\d_]+) ?|[^\W\d_]+\.? \d{1,2} ?)?"
    rf"\((?P<agency>(?:{_SIGN}|[A-Z][\w-]+(?: [A-Z][\w-]+){{1,2}})(?:\s?/\s?[a-zA-Z-]{{2,8}})*)\)\s?[-–—]+\s*"
)
_LONGEST_PLACE = 200  # with a region and a date behind it
_LONE_SIGN = re.compile(rf"(?:{_AGENCY}|[a-z]{{2,5}})")
_SOURCE_SIGN = re.compile(r"[a-z]{2,5}(?:\s?/\s?[a-z]{2,5})*(?=\s*(?:[|·•,.;()]|$|\d))")
_BOLD_PLACE = re.compile(r"(?P<place>[^\W\d_a-zß][\w-]+(?:[ /-][\w-]+){0,2})\.")


def is_agency(name: str) -> bool:
    """Whether a name is an agency's: a known one, or a sign in small letters as only agencies sign with."""
    return _LONE_SIGN.fullmatch(name) is not None


def match_dateline(fragment: Fragment) -> re.Match[str] | None:
    """The place and agency (groups of these names) that open a paragraph."""
    text = fragment.text
    if "(" in text[:_LONGEST_PLACE] and (match := DATELINE.match(text) or _ANY_DATELINE.match(text)):
        return match
    if match := PLACE_DASH.match(text):
        return match
    if fragment.bold is not None and fragment.bold[0] == 0 and len(text) > fragment.bold[1] + 60:
        return _BOLD_PLACE.fullmatch(text[: fragment.bold[1]])
    return None


def name_sources(text: str, outline: Outline) -> None:
    """Agencies that a date line, a byline or a notice names ("Quelle: dpa", "mit Material von nnd")."""
    found = [match[0] for match in AGENCY.finditer(text)]
    for match in wording().source.finditer(text):
        sign = _SOURCE_SIGN.match(text, match.end())
        if sign is not None:
            found.extend(re.split(r"\s?/\s?", sign[0]))
    outline.agencies.extend(name for name in dict.fromkeys(found) if name not in outline.agencies)


def find_dateline(fragments: list[Fragment], outline: Outline, in_ticker: set[int]) -> None:
    """Place and agency at the beginning of one of the first paragraphs become a block of their own."""
    for i, fragment in enumerate(fragments):
        if fragment.role not in ("paragraph", "lead") or i in in_ticker:
            continue
        match = match_dateline(fragment)
        if match is None or match.end() >= len(fragment.text):
            if fragment.role == "paragraph":
                return
            continue
        place = match["place"]
        agency = match.groupdict().get("agency")
        outline.dateline = Dateline(place=place.strip(" .,") if place else None, agency=agency)
        names = re.split(r"\s*/\s*", agency) if agency else []
        for number, name in enumerate(names):
            # After an agency that no list knows stand regional services and initials.
            signs = AGENCY.fullmatch(name) or (place and number == 0)
            if signs and name not in outline.agencies:
                outline.agencies.append(name)
        rest = len(fragment.text) - len(fragment.text[match.end() :].lstrip())
        fragment.extra = [("dateline", 0, len(match[0].rstrip())), (fragment.role, rest, len(fragment.text))]
        return
