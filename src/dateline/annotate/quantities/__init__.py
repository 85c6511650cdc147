"""Figures: what number, of what, within which bounds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from dateline import languages
from dateline.annotate.quantities.counted import announced, counted_after
from dateline.annotate.quantities.numbers import Number, Token, number_at, tokens
from dateline.languages.quantities import Bound, QuantityWords
from dateline.model import Document, Quantity, Span, TimeExpression

__all__ = ["find_quantities"]

_LONGEST_SENTENCE = 400  # tokens; what is longer is no sentence, and is read in pieces so that time stays linear
_DURATION_IN_HOURS = {"d": 24.0, "h": 1.0, "min": 1 / 60, "s": 1 / 3600}


def find_quantities(
    document: Document, sentences: Sequence[Span], times: Sequence[TimeExpression] = ()
) -> tuple[Quantity, ...]:
    """The figures in the document's sentences, in order, not overlapping.

    A quantity spans its bound, number and unit ("rund sechs Stunden", "mehr als eine Million"); what is counted is a
    span of its own. What `times` has as dates, clock times or sets is no figure; durations are both. Neither are
    ordinals, scores, section numbers and numbers in the names of things. Offsets are code points. Never raises.
    """
    code = document.language.lower().split("-")[0]
    words: QuantityWords = languages.words(code if code in languages.codes() else languages.codes()[0], "quantities")
    taken = sorted((t.start, t.end) for t in times if t.type in ("DATE", "TIME", "SET"))
    pairs = {unit.partition(" ")[0]: unit for unit in words.units if " " in unit}
    found: list[Quantity] = []
    for start, end in sentences:
        here = _units_of_two_words(tokens(document.text, start, end), document.text, pairs)
        for k in range(0, len(here), _LONGEST_SENTENCE):
            found += _in_sentence(here[k : k + _LONGEST_SENTENCE], words, taken)
    return tuple(found)


def _units_of_two_words(here: Sequence[Token], text: str, pairs: Mapping[str, str]) -> Sequence[Token]:
    """The tokens, a unit that is written as two words as one of them. pairs: such units by their first word."""
    if not any(token.low in pairs for token in here):
        return here
    found: list[Token] = []
    for token in here:
        before = found[-1] if found else None
        if before is not None and pairs.get(before.low) == f"{before.low} {token.low}":
            found[-1] = Token(text[before.start : token.end], f"{before.low} {token.low}", before.start, token.end)
        else:
            found.append(token)
    return found


def _in_sentence(here: Sequence[Token], words: QuantityWords, taken: Sequence[Span]) -> Iterator[Quantity]:
    i = 0
    floor = 0  # first token that no earlier quantity uses
    while i < len(here):
        number = number_at(here, i, words, opens=_opens(here, i))
        if number is None:
            i += 1
            continue
        if _is_no_figure(here, number, words) or _overlaps(here[number.first], taken):
            i = max(i + 1, _end_of_chain(here, i))
            continue
        quantity, after = _quantity(here, number, floor, words)
        if quantity is None:
            i += 1
            continue
        yield quantity
        i = floor = max(after, i + 1)


def _opens(here: Sequence[Token], i: int) -> bool:
    return i < 6 and not any(token.text[0].isalnum() for token in here[:i])


def _overlaps(token: Token, taken: Sequence[Span]) -> bool:
    k = bisect_left(taken, (token.end, 0)) - 1
    return any(start < token.end and token.start < end for start, end in taken[max(0, k - 1) : k + 1])


def _end_of_chain(here: Sequence[Token], i: int) -> int:
    """Past the rest of a score, a phone number, a version: digits joined by signs without blanks."""
    k = i + 1
    while k < len(here) and (
        here[k].start == here[k - 1].end or (here[k].text[0].isdecimal() and here[k - 1].text[-1] in ":/+0123456789")
    ):
        k += 1
    return k


def _is_no_figure(here: Sequence[Token], number: Number, words: QuantityWords) -> bool:
    """Whether a number is part of something else: a name, an ordinal, a score, a clock, a code."""
    first, after = number.first, number.after
    before = here[first - 1] if first else None
    following = here[after] if after < len(here) else None
    if before and before.end == here[first].start and (before.text.isalpha() or before.text in "-‐‑–+#/:.,_*@&"):
        signed = before.text in "-–−" and (first < 2 or here[first - 2].end < before.start)
        ranged = before.text in "-–" and first > 1 and here[first - 2].text[0].isdecimal() and first > 2
        if not (signed or ranged) and before.low not in words.signs_before:
            return True
    if not number.digits:
        return _is_no_word(here, number, words, following)
    if following and following.text in ":/" and after + 1 < len(here) and here[after + 1].text[0].isdecimal():
        return True  # a score, a clock, a fraction
    if following and following.start == here[after - 1].end and following.text in "-‐‑_" and _glued(here, after):
        return not here[after + 1].text[0].isdecimal()
    if following and following.start == here[after - 1].end and following.text.isalpha():
        return following.low not in words.units
    dot = following is not None and following.text == "." and following.start == here[after - 1].end
    if dot and after + 1 < len(here) and here[after - 1].text[0].isdecimal():
        return True  # an ordinal: the sentence goes on after the full stop
    if following and (following.low in words.no_counted or _is_one_of_clocks(here, after, words)):
        return True
    return _is_label(here, number, words)


def _is_one_of_clocks(here: Sequence[Token], after: int, words: QuantityWords) -> bool:
    """Whether "und 4 Uhr", "oder 4 Uhr" or the like follows."""
    return (
        after + 2 < len(here)
        and here[after].low in words.and_ | words.to
        and here[after + 1].text[0].isdecimal()
        and here[after + 2].low in words.no_counted
    )


def _glued(here: Sequence[Token], k: int) -> bool:
    return k + 1 < len(here) and here[k + 1].start == here[k].end


def _is_no_word(here: Sequence[Token], number: Number, words: QuantityWords, following: Token | None) -> bool:
    """Whether a number word is an article, or part of a compound."""
    if following and following.text in "-‐‑" and following.start == here[number.after - 1].end:
        return True
    if number.after == number.first + 1 and here[number.first].low in words.ones:
        if following is None:
            return True
        return not (following.low in words.persons or (following.low in words.units and len(following.text) > 2))
    return following is not None and following.low in words.no_counted


def _is_label(here: Sequence[Token], number: Number, words: QuantityWords) -> bool:
    """Whether digits are the number of something ("Artikel 5", "iPhone 16", "Platz 3") or a year."""
    first, after = number.first, number.after
    before = here[first - 1] if first else None
    if before and before.text == "." and first > 1:
        before = here[first - 2] if here[first - 2].low in words.numbered else before
    united = after < len(here) and here[after].low in words.units
    if number.bare_year and not united and not _is_counted(here, number, words):
        return True
    if before is None or united or before.low in words.signs_before:
        return False
    if before.low in words.numbered or before.text in ("§", "#", "No", "№"):
        return True
    inner_capital = any(c.isupper() for c in before.text[1:])
    if before.low in words.numbers or not (inner_capital or (before.text[0].isupper() and not _opens(here, first - 1))):
        return False
    if before.low in words.totals or any(before.low == phrase[-1] for phrase in words.bounds_before):
        return False
    return counted_after(here, after, words) is None or not words.compounds


def _is_counted(here: Sequence[Token], number: Number, words: QuantityWords) -> bool:
    """Whether what may be a year, and is no date, is a number: "höchstens 1900", "2000 Teilnehmer", "zählte 1500"."""
    if number.first and here[number.first - 1].low in words.counting:
        return True
    return _bound_before(here, number.first, 0, words)[0] is not None or bool(counted_after(here, number.after, words))


def _quantity(here: Sequence[Token], number: Number, floor: int, words: QuantityWords) -> tuple[Quantity | None, int]:
    """The quantity around a number, and the index of the token after it. floor: the first token it may use."""
    first, after = number.first, number.after
    unit, factor, after, sign = _unit(here, first, after, floor, words)
    first = first - 1 if sign else first
    value = number.value * factor
    upper_end = _range(here, number, after, words)
    if upper_end is not None:
        high, after = upper_end
        unit2, factor, after, _ = _unit(here, after, after, after, words)
        first = first - 1 if first > floor and here[first - 1].low in words.between else first
        low_value, high_value = number.value * factor, high.value * factor
        counted = counted_after(here, after, words, united=bool(unit2))
        both = Quantity(
            start=here[first].start, end=here[after - 1].end, unit=unit2 or unit, counted=counted,
            lower=low_value, upper=high_value,
        )  # fmt: skip
        return both, after
    if unit in _DURATION_IN_HOURS:
        value, unit, after = _longer(here, value, unit, after, words)
    bound, first = _bound_before(here, first, floor, words)
    if bound is None:
        bound, after = _bound_after(here, after, words)
    counted = counted_after(here, after, words, united=unit is not None) or announced(here, first, words)
    lower, upper = _limits(value, "lower" if number.vague else bound)
    quantity = Quantity(
        start=here[first].start,
        end=here[after - 1].end,
        number=None if number.vague else _tidy(value),
        unit=unit,
        counted=counted,
        lower=lower,
        upper=upper,
        approximate=number.vague or (bound or "").startswith("about"),
    )
    alone = not number.digits and unit is None and counted is None and number.after == number.first + 1
    if alone and not _stands_alone(here, first, after, words, counted=floor > 0):
        return None, after
    return quantity, after


def _stands_alone(here: Sequence[Token], first: int, after: int, words: QuantityWords, *, counted: bool) -> bool:
    """Whether a number word alone is a count of people or things: in "acht wurden verletzt", "vier von ihnen", and
    where its sentence has counted before ("zwölf Räte waren dafür, elf dagegen"); not in "die zwei", "um acht", "Seite
    zwei". counted: whether it has."""
    before = here[first - 1].low if first else ""
    behind = here[after].low if after < len(here) else ""
    if before in words.articles | words.numbered:
        return False
    if behind in words.predicates or (behind in words.of_them and after + 1 < len(here)):
        return True
    return counted and before not in words.before_hours


def _limits(value: float, bound: Bound | None) -> tuple[float | None, float | None]:
    value = _tidy(value)
    if bound in ("lower", "about-lower"):
        return value, None
    if bound in ("upper", "about-upper"):
        return None, value
    return value, value


def _tidy(value: float) -> float:
    return round(value, 6)


def _unit(
    here: Sequence[Token], first: int, after: int, floor: int, words: QuantityWords
) -> tuple[str | None, float, int, bool]:
    """The unit after or the sign before the number: unit, factor, index after it, whether the sign stood before."""
    if after < len(here) and here[after].low in words.units:
        token = here[after]
        letter = len(token.text) == 1 and token.text.isalpha() and token.text.isupper()
        if not letter:
            unit, factor = words.units[token.low]
            return unit, factor, after + 1, False
    if first > floor and here[first - 1].low in words.signs_before:
        return words.signs_before[here[first - 1].low], 1.0, after, True
    return None, 1.0, after, False


def _range(here: Sequence[Token], low: Number, after: int, words: QuantityWords) -> tuple[Number, int] | None:
    """The upper number of "3 bis 5", "zwischen 3 und 5", "3-5", and the index after it."""
    between = low.first > 0 and here[low.first - 1].low in words.between
    joint = words.and_ if between else words.to
    if after + 1 >= len(here) or here[after].low not in joint:
        return None
    high = number_at(here, after + 1, words, opens=False)
    if high is None or high.vague or high.value < low.value or (high.bare_year and low.bare_year):
        return None
    if high.first + 1 == high.after and here[high.first].low in words.ones:
        return None
    dashed = here[after].text in "-–"
    if dashed and here[after].start > here[after - 1].end and here[after + 1].start == here[after].end:
        return None  # "5 -3"
    return high, high.after


def _longer(
    here: Sequence[Token], value: float, unit: str | None, after: int, words: QuantityWords
) -> tuple[float, str | None, int]:
    """ "2 Stunden und 45 Minuten" as 2.75 h."""
    k = after + 1 if after < len(here) and (here[after].low in words.and_ or here[after].text == ",") else after
    if k >= len(here) or unit is None:
        return value, unit, after
    more = number_at(here, k, words, opens=False)
    if more is None or more.vague or more.after >= len(here) or here[more.after].low not in words.units:
        return value, unit, after
    smaller, factor = words.units[here[more.after].low]
    scale = _DURATION_IN_HOURS
    if smaller not in scale or scale[smaller] >= scale[unit]:
        return value, unit, after
    value += more.value * factor * scale[smaller] / scale[unit]
    return _longer(here, value, unit, more.after + 1, words)


def _bound_before(here: Sequence[Token], first: int, floor: int, words: QuantityWords) -> tuple[Bound | None, int]:
    """The bound that ends before token `first`, the longest one, and the index of its first token."""
    for n in (3, 2, 1):
        if first - n >= floor:
            phrase = tuple(token.low for token in here[first - n : first])
            verb = here[first - n - 1].low if first - n > 0 else ""
            if phrase in words.bounds_before and verb not in words.no_bound_behind:
                return words.bounds_before[phrase], first - n
    return None, first


def _bound_after(here: Sequence[Token], after: int, words: QuantityWords) -> tuple[Bound | None, int]:
    phrase = tuple(token.low for token in here[after : after + 2])
    if phrase in words.bounds_after:
        return words.bounds_after[phrase], after + 2
    return None, after
