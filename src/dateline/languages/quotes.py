"""What a language supplies for finding quotations: the verbs that announce them, and the small words of its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

CueForm = Literal["finite", "subjunctive", "participle", "infinitive"]
CueUse = Literal["say", "think", "name", "report", "content"]
"""What a verb can announce.

"say" and "think" take a clause ("sagte, dass …") or the words themselves; "name" takes a word or phrase ("nannte ihn
einen …"); "report" makes its whole sentence a report of what was said ("forderte eine schnellere Entscheidung");
"content" says what words are, not who spoke them ("lautete", "heißt es").
"""


class Cue(Struct, frozen=True):
    """One form of a verb that announces somebody's words.

    particle: what must stand later in the clause for this reading ("mit" of "teilte … mit"), empty where nothing must.
    """

    verb: str
    form: CueForm
    uses: frozenset[CueUse]
    particle: str = ""


class Articles(Struct, frozen=True):
    """Words that open a noun phrase.

    nominative: it can be a subject; oblique: it cannot, if not also there; genitive: it can continue one.
    """

    nominative: frozenset[str]
    oblique: frozenset[str]
    genitive: frozenset[str]


class QuoteWords(Struct, frozen=True):
    """A language's words for quotations, all in lower case except where a noun's capital tells it apart.

    nouns_capitalised: every noun has a capital (German). verb_second: the finite verb of a main clause is its second
    part, so that a subject may follow it (German); otherwise it precedes.
    cues: by form. verbs: finite forms of other frequent verbs. subjunctive: finite forms that by themselves mark a
    clause as somebody else's words; irrealis: forms that do so only after such a clause.
    auxiliaries: finite forms that take a participle; passives: those that make it passive, passive_participle: the
    word that does ("worden"); modals: finite forms that take an infinitive.
    that: conjunctions that open a content clause; subordinators: all words that open a subordinate clause;
    relatives: relative pronouns; questions: interrogative words that open a content clause.
    pronouns: that can be a speaker; expletives: subjects that are nobody; reflexives; coordinators; focus: words
    before a subject that are no part of it ("auch"); adverbs: other words that are never part of a noun phrase.
    phrase_prepositions: that may continue a noun phrase ("Sprecher von …"); prepositions: all of them.
    possessive_suffixes: letters of a genitive before its noun.
    source_before / source_after: words that make a noun phrase a source ("laut X", "X zufolge").
    source_with_noun: prepositions that do so with one of source_nouns ("nach Angaben von X"); source_nouns that do
    not need anybody named; own: "eigenen". sources_alone: whole expressions ("demnach").
    so, as_: "so X", "wie X mitteilte".
    speech_nouns: of whom a genitive is the speaker ("Trumps Abschlussworte"); inscription_nouns: what precedes names
    and inscriptions, not speech ("mit der Aufschrift"); persons: nouns that are speakers by themselves.
    infinitive_marker: "zu". participle_starts, participle_ends: how participles of unlisted verbs look.
    joins: words that join two noun phrases. name_particles: lower-case words within names. purposes: words that make
    an infinitive a purpose, not what was said ("um"). conditions: conjunctions that can open what was said.
    source_compounds: ends of compounds that are sources ("Polizeiangaben"). content_nouns: nouns that take a content
    clause ("die Forderung, dass"). states: adjectives that do, after a verb ("zeigte sich überzeugt, dass").
    nominative_pronouns: that can only be a subject. abstract_endings: how nouns end that nobody is, but for bodies.
    documents: how nouns end for writings that say something. cited: participles whose passive subject is the speaker.
    persons: how nouns end for somebody who can speak ("-präsident").
    demonstratives: that stand for a whole sentence ("das"). plural_indicative: irrealis forms that are plurals too.
    numerals: articles that others can precede. abbreviations: with a full stop that ends no sentence, without it.
    adjective_endings: how adjectives before a noun end.
    agents: prepositions before the one who did it in a passive. times: nouns that are times, no part of a speaker.
    """

    nouns_capitalised: bool
    verb_second: bool
    cues: Mapping[str, tuple[Cue, ...]]
    verbs: frozenset[str]
    subjunctive: frozenset[str]
    irrealis: frozenset[str]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    passive_participle: frozenset[str]
    modals: frozenset[str]
    that: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    questions: frozenset[str]
    articles: Articles
    pronouns: frozenset[str]
    expletives: frozenset[str]
    reflexives: frozenset[str]
    coordinators: frozenset[str]
    focus: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    phrase_prepositions: frozenset[str]
    agents: frozenset[str]
    source_before: frozenset[str]
    source_after: frozenset[str]
    source_with_noun: frozenset[str]
    source_nouns: frozenset[str]
    sources_alone: frozenset[str]
    so: frozenset[str]
    as_: frozenset[str]
    speech_nouns: frozenset[str]
    inscription_nouns: frozenset[str]
    times: frozenset[str]
    infinitive_marker: frozenset[str] = frozenset()
    participle_starts: tuple[str, ...] = ()
    participle_ends: tuple[str, ...] = ()
    joins: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    source_compounds: tuple[str, ...] = ()
    content_nouns: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    nominative_pronouns: frozenset[str] = frozenset()
    abstract_endings: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    cited: frozenset[str] = frozenset()
    persons: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ("",)
    demonstratives: frozenset[str] = frozenset()
    plural_indicative: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    adverb_endings: tuple[str, ...] = ("\n",)
    source_relatives: frozenset[str] = frozenset()
    infinitive_nouns: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    subjunctive_endings: tuple[str, ...] = ("\n",)
    origins: frozenset[str] = frozenset()
    report_prepositions: Mapping[str, frozenset[str]] = {}
    addressed: frozenset[str] = frozenset()
    origins_after: frozenset[str] = frozenset()
    plural_articles: frozenset[str] = frozenset()
    singular_articles: frozenset[str] = frozenset()
    plural_adjectives: tuple[str, ...] = ("\n",)
    plural_verbs: tuple[str, ...] = ("\n",)
    speech_endings: tuple[str, ...] = ("\n",)
    citing: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    datives: frozenset[str] = frozenset()
    separable: frozenset[str] = frozenset()
    genitive_endings: tuple[str, ...] = ("\n",)
    abbreviations: frozenset[str] = frozenset()
