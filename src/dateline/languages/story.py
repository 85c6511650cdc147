"""What a language must say so that documents can be joined: its stems, its tenses, its roles and its countries."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class StoryWords(Struct, frozen=True, kw_only=True):
    """Words are in lower case. Tuples of words may be written as one text separated by spaces (see `listed`).

    stemmer: the algorithm of snowballstemmer.
    compounds: whether words are written together, so that a word's tail may be a word ("Kampfjet").
    stopwords: words that say nothing about which event it is. frame: verbs and nouns of reporting, likewise.
    genitive: endings of a name's genitive, longest first.
    singular, plural: pronouns that stand for one person, for several. both: words that mean two persons just named.
    articles: words that open a definite role phrase ("der Kremlchef"). plural_articles: those that open several,
    unless the role ends in one of singular_endings ("die Präsidentin").
    roles: role nouns in their base form. role_tails: endings that make a role of what stands before them ("chef").
    singular_verbs: endings of verbs that tell of one person.
    role_letters: roles written as letters, in capitals, with the role that they stand for ("OB").
    role_endings: endings that a role takes when inflected or put into the other gender; "" included. role_bases: what
    must then be added for the base form; "" included. role_forms: endings of nouns for what people do. feminine: the
    ending that makes a role a woman's.
    prepositions: words before a noun that is then no role of the name behind it; they may follow a role.
    former: words that say that a role is over. origin: prepositions between a person and a country ("aus").
    people: nouns for one of a people that its adjective does not tell → ISO 3166 code. people_endings: what such a noun
    adds to the beginning of the words for its people; people_whole: how a beginning ends that is such a noun as it
    is, and only with feminine_ending another; people_adjective: how one ends that is no beginning of such a noun.
    planned: words that say that something is to come. future: auxiliaries that do so with an infinitive, which ends in
    one of infinitives. hearsay: verbs that end a clause which tells a rumour, not a plan ("soll gesagt haben").
    hearsay_moving: those of them that go with verbs of moving only. planned_participles: participles that plan, with
    one of auxiliaries. planned_pairs: two words that plan, joined by a hyphen.
    obliged: words that say that something must be done, pairs joined by a hyphen; the verb follows or ends the clause.
    perfect: auxiliaries that, with a participle, say that something is done.
    pluperfect: auxiliaries of the past before the past. participle: a regular expression for a past participle.
    being: the same for verbs of moving and becoming, whose participles end in one of moving.
    cancelled: words that say that a plan fell through, pairs joined by a hyphen. otherwise: words that say that it
    came not as planned.
    lasting: words that tell how long something lasted.
    lasted: verbs that tell how long something was in the end ("gedauert hat es drei Stunden, geplant waren zwei").
    impersonal: pronouns that stand for what the sentence before tells of.
    offset: words that make a duration a distance ("zwei Stunden später"). per: words that make a figure a rate.
    about: words that make a clock time inexact. offices: nouns, or tails of nouns, of bodies that make statements.
    appointed: words before a clock time that is appointed, not when something was ("für 2 Uhr"). adjective_endings:
    endings that make a participle an attribute before a noun ("die um 2 Uhr geplante Sprengung").
    purpose: prepositions between a body and what it is for ("Amt für Statistik"). of_town: ending of an
    adjective that says of which town.
    nobody: words that deny that anybody is meant. besides: words that make it a denial of others only. part_of: words
    behind it that make it one of some only ("keiner der …"). several: words that make a number a vague one. added:
    words that make a count one that comes on top of another ("drei weitere Fälle"). changed: two words around a number
    that is no more, joined by a hyphen ("von 64 auf 67 Jahre").
    aged: a regular expression for a person called by age only ("die 49-Jährige"). ages: one for any age that is told,
    with a group that holds the years ("61 Jahre alt"); "" where the language has none.
    possible: verbs of what may be; possible_that: words that say so before a clause.
    linking: small words that stand in a slogan without a verb ("Schicksalsstunden für die Region"); only for a language
    that writes nouns with a capital.
    reader: pronouns for the reader, as written within a sentence. page: words for what a page offers its readers.
    reasons: words that open a clause that only says why.
    until: words before a time that something is to be done by. of: words between what is counted and its number ("a
    crowd of 900").
    indefinite: words that open an indefinite phrase. nicknames: given names and their short forms, joined by "=".
    usual: sentences as news has them, of many matters, each with an X for a figure: what they share says nothing.
    countries: ISO 3166 code → names | beginnings of the words for its people | its seats of power.
    """

    stemmer: str
    compounds: bool = False
    people_endings: tuple[str, ...] = ()
    people_whole: str = ""
    people_adjective: str = ""
    feminine_ending: str = ""
    ages: str = ""
    changed: str = ""
    usual: tuple[str, ...] = ()
    stopwords: str
    frame: str
    genitive: tuple[str, ...]
    singular: str
    plural: str
    both: str
    articles: str
    contracted: str
    plural_articles: str
    singular_endings: tuple[str, ...]
    singular_verbs: tuple[str, ...]
    roles: str
    role_tails: str
    role_endings: tuple[str, ...]
    role_letters: Mapping[str, str]
    role_bases: tuple[str, ...]
    role_forms: tuple[str, ...]
    feminine: str
    prepositions: str
    former: str
    origin: str
    people: dict[str, str]
    planned: str
    future: str
    infinitives: str
    hearsay: str
    hearsay_moving: str
    planned_pairs: str
    planned_participles: str
    auxiliaries: str
    obliged: str
    perfect: str
    pluperfect: str
    being: str
    moving: str
    participle: str
    cancelled: str
    otherwise: str
    lasting: str
    lasted: str
    impersonal: str
    offset: str
    per: str
    about: str
    appointed: str
    reasons: str
    aged: str
    possible: str
    possible_that: str
    linking: str
    reader: str
    page: str
    adjective_endings: tuple[str, ...]
    nobody: str
    besides: str
    part_of: str
    several: str
    added: str
    offices: str
    purpose: str
    of_town: str
    indefinite: str
    until: str
    of: str
    nicknames: str
    countries: dict[str, str]


def listed(words: str) -> frozenset[str]:
    """The words of a text that lists them separated by white space."""
    return frozenset(words.split())
