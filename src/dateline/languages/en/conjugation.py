"""Forms of English verbs, as far as finding who said what needs them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.languages.quotes import CueForm


def forms(entry: str) -> Iterator[tuple[str, CueForm, str]]:
    """Every (form, kind, particle) of the verb that `entry` describes.

    entry: the infinitive of a regular verb ("announce", with its particle "point|out"), or infinitive, third person,
    past and participle of another ("say says said said"). particle: the word that follows ("out"), or empty.
    """
    parts = entry.split()
    infinitive, _, particle = parts[0].partition("|")
    if len(parts) == 1:
        stem = infinitive.removesuffix("e")
        y = infinitive.endswith("y") and infinitive[-2] not in "aeiou"
        present = (
            infinitive[:-1] + "ies" if y else infinitive + ("es" if infinitive.endswith(("s", "sh", "ch")) else "s")
        )
        past = participle = infinitive[:-1] + "ied" if y else stem + "ed"
    else:
        present, past, participle = parts[1:4]
        stem = infinitive.removesuffix("e")
    for form in sorted({infinitive, present, past}):
        yield form, "finite", particle
    yield participle, "participle", particle
    yield infinitive, "infinitive", particle
    yield f"{stem}ing", "infinitive", particle
