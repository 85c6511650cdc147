"""Forms of German verbs, as far as finding who said what needs them: third person, participle, infinitive."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.languages.quotes import CueForm

_UNSEPARATED = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "wider", "über", "unter", "hinter")


def forms(entry: str) -> Iterator[tuple[str, CueForm, str]]:
    """Every (form, kind, particle) of the verb that `entry` describes.

    entry: the infinitive of a weak verb ("bestätigen", with its separable particle "an|kündigen"), or infinitive,
    third person present, preterite and participle of a strong one ("geben gibt gab gegeben"). A word that belongs to
    the verb without being joined to it comes before "_" ("davon_aus|gehen", "bekannt_|geben").
    particle: the words that stand elsewhere in the clause where this form stands ("davon aus" with "geht", "davon"
    with "ausgegangen"), empty where there are none.
    """
    parts = entry.split()
    prefix, _, infinitive = parts[0].rpartition("|")
    apart, _, joined = prefix.rpartition("_")
    stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    if len(parts) == 1:
        link = "e" if stem.endswith(("t", "d", "gn", "chn", "dn", "ffn", "tm")) else ""
        present, preterite = f"{stem}{link}t", f"{stem}{link}te"
        plain = stem.startswith(_UNSEPARATED) or infinitive.endswith("ieren")
        participle = f"{'' if plain else 'ge'}{stem}{link}t"
    else:
        present, preterite, participle = parts[1:4]
    finite = {present, preterite, preterite + ("n" if preterite.endswith("e") else "en"), infinitive}
    for form in sorted(finite):
        yield form, "finite", f"{apart} {joined}".strip()
        if joined:
            yield joined + form, "finite", apart
    if f"{stem}e" not in finite:
        yield f"{stem}e", "subjunctive", f"{apart} {joined}".strip()
        yield f"{joined}{stem}e", "subjunctive", apart
    yield joined + participle, "participle", apart
    yield joined + infinitive, "infinitive", apart
    if joined:
        yield f"{joined}zu{infinitive}", "infinitive", apart
