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


class QuoteWords(Struct, frozen=True, kw_only=True):
    """A language's words for quotations, in lower case. What a language does not have is empty."""

    # The language's shape
    nouns_capitalised: bool
    """Every noun has a capital (German)."""
    verb_second: bool
    """The finite verb of a main clause is its second part and a subject may follow it (German); else it precedes."""

    # Verbs
    cues: Mapping[str, tuple[Cue, ...]]
    """Verbs that announce words, by form."""
    verbs: frozenset[str] = frozenset()
    """Finite forms of other frequent verbs."""
    subjunctive: frozenset[str] = frozenset()
    """Finite forms that by themselves mark a clause as somebody else's words."""
    subjunctive_endings: tuple[str, ...] = ()
    """How such forms end where no other word does ("propagiere")."""
    irrealis: frozenset[str] = frozenset()
    """Finite forms that do so only after such a clause."""
    possible: frozenset[str] = frozenset()
    """Forms that mostly tell a guess ("könnte"), but somebody else's words right after direct speech."""
    plural_indicative: frozenset[str] = frozenset()
    """Those of them that are plain plurals too."""
    auxiliaries: frozenset[str] = frozenset()
    """Finite forms that take a participle."""
    passives: frozenset[str] = frozenset()
    """Those of them that make a passive."""
    passive_participle: frozenset[str] = frozenset()
    """The participle that does ("worden")."""
    modals: frozenset[str] = frozenset()
    """Finite forms that take an infinitive."""
    infinitive_marker: frozenset[str] = frozenset()
    """ "zu", "to"."""
    third_person: frozenset[str] = frozenset()
    """Pronouns after which a verb's ending tells the subjunctive ("er freue sich")."""
    third_person_subjunctive: tuple[str, ...] = ()
    """That ending."""
    third_person_past: tuple[str, ...] = ()
    """Endings of the past that look like it ("er freute")."""
    separable: frozenset[str] = frozenset()
    """Particles that stand joined before the marker ("an" in "anzugeben")."""
    participle_starts: tuple[str, ...] = ()
    """How participles of unlisted verbs begin."""
    participle_ends: tuple[str, ...] = ()
    """And end."""
    plural_verbs: tuple[str, ...] = ()
    """How a finite verb in the plural ends."""
    cited: frozenset[str] = frozenset()
    """Participles whose passive subject is the speaker ("wird zitiert")."""
    citing: frozenset[str] = frozenset()
    """Forms of verbs whose object is the speaker ("zitiert X mit den Worten")."""
    told: frozenset[str] = frozenset()
    """Verbs whose object is the addressee ("fordern … auf"), by infinitive."""
    addressed: frozenset[str] = frozenset()
    """Verbs after which the addressee stands before what was said ("told reporters …"), by infinitive."""
    report_prepositions: Mapping[str, frozenset[str]] = {}
    """Words that a verb needs to make its sentence a report ("sprechen von"), by infinitive."""

    # Clauses
    that: frozenset[str] = frozenset()
    """Conjunctions that open a content clause."""
    questions: frozenset[str] = frozenset()
    """Interrogative words that open one."""
    conditions: frozenset[str] = frozenset()
    """Conjunctions that can open what was said ("wenn")."""
    purposes: frozenset[str] = frozenset()
    """Words that make an infinitive a purpose, not what was said ("um")."""
    subordinators: frozenset[str] = frozenset()
    """All words that open a subordinate clause."""
    relatives: frozenset[str] = frozenset()
    """Relative pronouns."""
    coordinators: frozenset[str] = frozenset()
    """ "und", "aber"."""
    joins: frozenset[str] = frozenset()
    """Words that join two noun phrases."""

    # Noun phrases
    articles: Articles
    """Words that open one."""
    plural_articles: frozenset[str] = frozenset()
    """Those after which it is plural."""
    feminine_datives: frozenset[str] = frozenset()
    """Articles that are a dative before a feminine noun ("der")."""
    feminine_endings: tuple[str, ...] = ()
    """How feminine nouns end, so that such an article before them opens no subject."""
    singular_articles: frozenset[str] = frozenset()
    """And singular."""
    numerals: frozenset[str] = frozenset()
    """Articles that can stand after others ("die zwei")."""
    adjective_endings: tuple[str, ...] = ()
    """How adjectives before a noun end."""
    plural_adjectives: tuple[str, ...] = ()
    """How they end after an article where the phrase is plural."""
    genitive_endings: tuple[str, ...] = ()
    """How they end where the phrase is a genitive without an article."""
    pronouns: frozenset[str] = frozenset()
    """Pronouns that can be a speaker."""
    nominative_pronouns: frozenset[str] = frozenset()
    """Those of them that can only be a subject."""
    first_person: frozenset[str] = frozenset()
    """Words of somebody who speaks of themselves."""
    demonstratives: frozenset[str] = frozenset()
    """Pronouns that stand for a whole sentence ("das")."""
    expletives: frozenset[str] = frozenset()
    """Subjects that are nobody ("es")."""
    reflexives: frozenset[str] = frozenset()
    """Pronouns that are no subject after a verb."""
    reflexive_only: frozenset[str] = frozenset()
    """The pronoun that turns a verb of saying into something else ("begrüßten sich")."""
    own: frozenset[str] = frozenset()
    """Adjectives by which a source is the clause's own subject ("nach eigenen Angaben")."""
    datives: frozenset[str] = frozenset()
    """Words that open a phrase to whom something is said."""
    focus: frozenset[str] = frozenset()
    """Words before a subject that are no part of it ("auch")."""
    adverbs: frozenset[str] = frozenset()
    """Words that are never part of a noun phrase."""
    adverb_endings: tuple[str, ...] = ()
    """How adverbs and participles end that open a sentence and look like nouns."""
    prepositions: frozenset[str] = frozenset()
    """All of them."""
    phrase_prepositions: frozenset[str] = frozenset()
    """Those that may continue a noun phrase ("Sprecher von …")."""
    name_particles: frozenset[str] = frozenset()
    """Lower-case words within names."""
    abstract_endings: tuple[str, ...] = ()
    """How nouns end that are nobody ("Anerkennung")."""
    bodies: tuple[str, ...] = ()
    """But for these ("Regierung")."""
    persons: tuple[str, ...] = ()
    """How nouns end for somebody who can speak ("-präsident")."""
    times: frozenset[str] = frozenset()
    """Nouns that are times, no part of a speaker."""
    abbreviations: frozenset[str] = frozenset()
    """Words with a full stop that ends no sentence, without it."""

    # Sources
    source_before: frozenset[str] = frozenset()
    """Words before a source ("laut", "according to")."""
    source_after: frozenset[str] = frozenset()
    """Words after one ("zufolge")."""
    source_with_noun: frozenset[str] = frozenset()
    """Prepositions that make one with source_nouns ("nach Angaben von X")."""
    source_nouns: frozenset[str] = frozenset()
    """Their nouns."""
    source_compounds: tuple[str, ...] = ()
    """How compounds end that are such nouns ("Polizeiangaben")."""
    source_relatives: frozenset[str] = frozenset()
    """Relative words that refer to a source ("wonach")."""
    sources_alone: frozenset[str] = frozenset()
    """Words that put a clause on the source before ("demnach")."""
    so: frozenset[str] = frozenset()
    """ "so" of "so X"."""
    as_: frozenset[str] = frozenset()
    """ "wie" of "wie X mitteilte"."""
    agents: frozenset[str] = frozenset()
    """Prepositions before the one who did it in a passive."""
    addressees: frozenset[str] = frozenset()
    """Prepositions before the addressee ("gegenüber")."""
    holders: frozenset[str] = frozenset()
    """Prepositions that open a sentence with whose view it is ("Für Vogt ist das …")."""
    origins: frozenset[str] = frozenset()
    """Prepositions that open a sentence with where it is said ("Aus Paris hieß es")."""
    origins_after: frozenset[str] = frozenset()
    """Those that do so after the verb ("heißt es bei der Leitstelle")."""
    documents: tuple[str, ...] = ()
    """How nouns end for writings that say something."""

    # Nouns and adjectives of speech
    speech_nouns: frozenset[str] = frozenset()
    """Nouns of whom a genitive is the speaker ("Trumps Abschlussworte")."""
    speech_endings: tuple[str, ...] = ()
    """How such nouns end before "lautete"."""
    content_nouns: frozenset[str] = frozenset()
    """Nouns that take a content clause ("die Forderung, dass")."""
    infinitive_nouns: frozenset[str] = frozenset()
    """Those that take an infinitive ("die Aufforderung, zu")."""
    states: frozenset[str] = frozenset()
    """Adjectives that take a content clause ("überzeugt, dass")."""
    inscription_nouns: frozenset[str] = frozenset()
    """What stands before names and inscriptions, which are no speech ("mit der Aufschrift")."""
    naming: frozenset[str] = frozenset()
    """What stands before the word that something is called ("als")."""
