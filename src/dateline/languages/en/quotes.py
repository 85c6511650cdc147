"""English words for finding quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dateline.languages.en.conjugation import forms
from dateline.languages.quotes import Articles, Cue, CueUse, QuoteWords

_SAY = """
say says said said; tell tells told told; announce; add; ask; explain; insist; claim; argue; note; warn; report; confirm;
deny; state; reply; respond; recall; write writes wrote written; tweet; post; declare; suggest; stress; repeat; admit
admits admitted admitted; acknowledge; maintain; reiterate; reveal; promise; shout; joke; concede; assert; remark; observe;
comment; complain; conclude; disclose; emphasise; emphasize; predict; point|out; make|clear makes made made; quip quips
quipped quipped; yell; cry cries cried cried; whisper; continue; urge; vow; pledge; swear swears swore sworn; propose;
recommend; estimate; advise; inform; caution; counter; allege; boast; testify; proclaim; read reads read read; put puts put put
"""
_THINK = "believe; think thinks thought thought; hope; fear; expect; assume; suspect; doubt; feel feels felt felt"
_NAME = """
call; describe; label; dub dubs dubbed dubbed; brand; praise; condemn; criticise; criticize; denounce; slam slams slammed
slammed; see sees saw seen; dismiss; hail; speak|of speaks spoke spoken; speak speaks spoke spoken
"""
_REPORT = """
demand; announce; condemn; criticise; criticize; deny; reject; urge; propose; pledge; denounce; call|for; speak|of speaks
spoke spoken; warn|of; dismiss; welcome
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _cues() -> Mapping[str, tuple[Cue, ...]]:
    uses: dict[str, set[CueUse]] = defaultdict(set)
    lists: tuple[tuple[CueUse, str], ...] = (("say", _SAY), ("think", _THINK), ("name", _NAME), ("report", _REPORT))
    for use, text in lists:
        for entry in text.split(";"):
            if entry.strip():
                uses[" ".join(entry.split())].add(use)
    found: dict[str, list[Cue]] = defaultdict(list)
    for entry, kinds in uses.items():
        verb = entry.split()[0].replace("|", " ")
        for form, kind, particle in forms(entry):
            found[form].append(Cue(verb, kind, frozenset(kinds), particle))
    # A reading with a particle is the surer one; a finite form comes before the participle that looks like it.
    order = ("finite", "participle", "infinitive", "subjunctive")
    return {
        form: tuple(sorted(cues, key=lambda c: (-len(c.particle), order.index(c.form)))) for form, cues in found.items()
    }


WORDS = QuoteWords(
    nouns_capitalised=False,
    verb_second=False,
    cues=_cues(),
    verbs=_set("""
    is are was were has have had does do did will would can could may might must shall should been be being go goes went
    gone come comes came take takes took taken make makes made get gets got give gives gave given know knows knew known
    see saw seen find finds found keep keeps kept hold holds held lead leads led leave leaves left meet meets met run runs
    ran stand stands stood begin begins began remain remains remained need needs needed want wants wanted seem seems
    seemed appear appears appeared become becomes became start starts started stop stops stopped open opens opened close
    closes closed reopen reopens reopened die died kill killed rise rises rose risen fall falls fell fallen hit hits cost
    costs isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't isn’t
    aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t face faces faced
    show shows showed work works worked turned turn turns took moved move moves lost lose loses won win wins
    """),
    subjunctive=frozenset(),
    irrealis=frozenset(),
    auxiliaries=_set("has have had having"),
    passives=_set("is are was were be been being gets got"),
    passive_participle=_set("been"),
    modals=_set("will would can could may might must shall should to did does do"),
    that=_set("that whether if"),
    subordinators=_set("""
    that whether if because when while after before although though since unless until as where why how what who whom
    whose which so once whereas
    """),
    relatives=_set("who which that whose whom where"),
    questions=_set("what who how why when where which whether if"),
    articles=Articles(
        nominative=_set("""
        the a an this that these those my your his her its our their some many several all both two three four five six
        seven eight nine ten no another other each every most few any one
        """),
        oblique=frozenset(),
        genitive=frozenset(),
    ),
    pronouns=_set("he she they i we you"),
    expletives=_set("it there"),
    reflexives=_set("himself herself themselves itself him them me us"),
    coordinators=_set("and but or nor yet"),
    focus=_set("also even only but and"),
    adverbs=_set("""
    also later earlier then now today yesterday tomorrow repeatedly previously already still again however meanwhile
    instead simply only just recently once not never always often there here later too further publicly first bluntly quietly
    afterwards initially finally reportedly allegedly apparently so far
    """),
    prepositions=_set("""
    of in to for with on at from by about as into like through after over between out against during without before under
    around among near inside outside within along across behind beyond up off above per via amid despite following since
    until upon toward towards
    """),
    phrase_prepositions=_set("of for at from with"),
    agents=_set("by"),
    source_before=frozenset({"according to"}),
    source_after=frozenset(),
    source_with_noun=_set("by"),
    source_nouns=_set("account accounts"),
    sources_alone=frozenset(),
    so=frozenset(),
    as_=_set("as"),
    speech_nouns=_set("words message answer verdict reply comment statement"),
    inscription_nouns=_set("""
    titled named slogan banner motto sign headline project operation film book album song series show magazine
    nickname nicknamed codename
    """),
    times=_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today yesterday tomorrow morning afternoon evening night week month year noon midnight
    """),
    infinitive_marker=_set("to"),
    joins=_set("and"),
    name_particles=_set("of von van de del della der bin ibn al el la le du da dos"),
    persons=tuple(
        """
    president minister chancellor chief spokesman spokeswoman spokesperson mayor leader director chairman chairwoman chair
    governor senator adviser advisor ambassador general commander officer official judge lawyer coach manager secretary
    commissioner envoy king queen pope professor doctor expert witness analyst driver head premier
    """.split()
    ),
    addressed=_set("tell inform ask advise urge remind assure"),
    naming=_set("as it him her them"),
    demonstratives=_set("that this it"),
    abbreviations=_set("mr mrs ms dr prof st gen sen rep gov lt col sgt capt jr sr no vs inc ltd co corp rev hon"),
    documents=tuple("statement report letter study email memo document order ruling post message".split()),
)
