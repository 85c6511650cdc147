"""German words for finding quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dateline.languages.de.conjugation import forms
from dateline.languages.de.cue_verbs import CONTENT, NAME, REPORT, SAY, THINK
from dateline.languages.quotes import Articles, Cue, CueUse, QuoteWords


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _tuple(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _entries(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.split(";") if entry.strip()]


def _cues() -> Mapping[str, tuple[Cue, ...]]:
    uses: dict[str, set[CueUse]] = defaultdict(set)
    lists: tuple[tuple[CueUse, str], ...] = (
        ("say", SAY),
        ("think", THINK),
        ("name", NAME),
        ("report", REPORT),
        ("content", CONTENT),
    )
    for use, text in lists:
        for entry in _entries(text):
            uses[entry].add(use)
    found: dict[str, list[Cue]] = defaultdict(list)
    for entry, kinds in uses.items():
        verb = entry.split()[0].replace("|", "").replace("_", " ")
        for form, kind, particle in forms(entry):
            found[form].append(Cue(verb, kind, frozenset(kinds), particle))
    # A reading that needs more words in the clause is the surer one where they are there.
    return {form: tuple(sorted(cues, key=lambda c: -len(c.particle))) for form, cues in found.items()}


_SUBJUNCTIVE = _set("""
sei seien habe werde könne müsse solle wolle dürfe möge gebe gehe komme stehe liege bestehe bleibe lasse sehe nehme finde
halte handle handele brauche bringe führe gelte gehöre erwarte zeige mache spreche trage verfüge entspreche wisse erhalte
bedeute betreibe besitze verletze spiele laufe helfe fehle lehne rechne setze stelle benötige existiere diene unterstütze
plane hoffe lebe verstehe schaffe drohe bedinge vertrage werfe tue erscheine enthalte verfolge erfolge verstoße bekomme
befinde verbiete versichere behindere kümmere stagniere reagiere unterscheide bekenne betrage erkenne beschreibe erkläre
handhabe suche lenke basiere wünsche akzeptiere rechtfertige weise richte funktioniere unterliege schütze glaube denke
meine sage behaupte betone fordere verlange zwinge führe sorge steige sinke wachse beginne ende dauere fahre fliege lande
arbeite verhandle verhandele entscheide trete stimme gewinne verliere zahle koste kaufe verkaufe biete leide sterbe töte
greife ziehe verlasse kehre folge gefährde bedrohe verhindere ermögliche beruhe bewege befürchte begrüße bedaure
unternehme übernehme ruhe verlaufe zeuge beende erlaube erfordere betreffe wirke zähle prüfe ermittle ermittele untersuche beweise belege schade nutze nütze
""")

WORDS = QuoteWords(
    nouns_capitalised=True,
    verb_second=True,
    cues=_cues(),
    verbs=_set("""
    liegen stehen sitzt sitzen fehlt fehlen bleiben gelten kommen gehen geben
    ist sind war waren hat haben hatte hatten wird werden wurde wurden würde würden kann können konnte konnten könnte
    könnten muss müssen musste mussten müsste müssten soll sollen sollte sollten will wollen wollte wollten darf dürfen
    durfte durften dürfte dürften mag mögen möchte möchten hätte hätten wäre wären gibt gab geht ging gingen kommt kam
    kamen steht stand standen liegt lag lagen bleibt blieb blieben lässt ließ ließen sieht sah sahen nimmt nahm nahmen
    hält hielt hielten macht machte machten führt führte führten zeigt zeigte zeigten stellt stellte stellten setzt
    setzte setzten bringt brachte brachten findet fand fanden beginnt begann begannen endet endete endeten gilt galt
    galten scheint schien schienen erhält erhielt erhielten trifft traf trafen tritt trat traten zieht zog zogen fährt
    fuhr fuhren fällt fiel fielen läuft lief liefen gehört gehörte gehörten verliert verlor verloren gewinnt gewann
    gewannen käme käme gäbe ginge bliebe stünde
    """),
    subjunctive=_SUBJUNCTIVE,
    irrealis=_set("""
    hätte hätten wäre wären würde würden müsste müssten sollte sollten käme kämen gäbe gäben
    ginge bliebe stünde stünden läge lägen ließe nähme nähmen fände fänden liefe befände befänden
    träfe träfen bräuchte bräuchten wüsste wüssten hielte brächte brächten täte täten verlöre verlören
    bestünde bestünden werden haben können müssen
    """),
    auxiliaries=_set("""
    hat haben hatte hatten habe hätte hätten ist sind war waren sei seien wäre wären wird werden wurde wurden werde würde
    würden
    """),
    passives=_set("wird werden wurde wurden werde würde würden"),
    passive_participle=_set("worden"),
    modals=_set("""
    will wollen wollte wollten soll sollen sollte sollten muss müssen musste mussten kann können konnte konnten darf dürfen
    durfte durften möchte möchten dürfte dürften könnte könnten müsse könne wolle solle dürfe
    """),
    that=_set("dass daß ob"),
    subordinators=_set("""
    dass daß ob weil wenn als während nachdem bevor ehe obwohl obgleich obschon da damit sodass falls sofern solange seit
    seitdem sobald indem wobei wodurch womit wofür wogegen worauf woraus worin worüber wovon wozu wonach weshalb weswegen
    wo wohin woher wann wie warum wieso was wer wem wen wessen bis um ohne anstatt statt sowie zumal
    """),
    relatives=_set("der die das den dem dessen deren denen welcher welche welches welchen welchem"),
    questions=_set("wer was wie wo wann warum wieso weshalb welche welcher welches wohin woher wem wen wozu wofür"),
    articles=Articles(
        nominative=_set("""
        der die das ein eine kein keine dieser diese dieses jener jene jenes mein meine dein sein seine ihr ihre unser
        unsere euer eure viele mehrere einige zahlreiche manche alle beide zwei drei vier fünf sechs sieben acht neun zehn
        elf zwölf etliche verschiedene andere weitere einer eines jeder jede jedes sämtliche welche hunderte tausende
        """),
        oblique=_set("""
        den dem des einen einem eines keinen keinem keines diesen diesem jenen jenem meinen meinem seinen seinem seines
        ihren ihrem ihres unseren unserem vielen mehreren einigen zahlreichen allen beiden anderen weiteren jeden jedem
        seiner ihrer meiner unserer keiner
        """),
        genitive=_set("""
        des der eines einer seines seiner ihres ihrer dieses dieser jenes jener unseres unserer deren dessen mehrerer vieler
        aller beider zweier einiger keines keiner
        """),
    ),
    pronouns=_set(
        "er sie wir ich du ihr dieser diese jener jene beide letzterer letztere ersterer niemand jemand einer"
    ),
    expletives=_set("es man"),
    reflexives=_set("sich ihm ihr ihnen ihn uns mir mich dir dich sie es"),
    coordinators=_set("und oder aber doch denn sondern jedoch sowie"),
    focus=_set("auch selbst sogar nur gerade insbesondere vor allem ebenso ausgerechnet allein schon bereits"),
    adverbs=_set("""
    auch aber jedoch doch zudem außerdem dagegen hingegen allerdings weiter weiterhin dann danach dazu darauf darüber damit
    dabei daher deshalb deswegen gestern heute morgen gleichzeitig zugleich inzwischen mittlerweile unterdessen derweil
    zuletzt zunächst zuvor vorher später nun jetzt bereits schon erneut wieder wiederum nochmals noch erst bislang bisher
    ferner ebenfalls ebenso so hier dort da immer oft häufig nie niemals nicht kaum fast rund etwa ungefähr mehr
    weniger sehr ganz wohl offenbar angeblich möglicherweise vielleicht wahrscheinlich vermutlich sogar nur lediglich
    ausdrücklich offiziell öffentlich schriftlich mündlich wörtlich deutlich klar indirekt kürzlich jüngst neulich
    anschließend schließlich letztlich abschließend einst damals vorab hinterher daraufhin demnach somit folglich
    nochmal hierzu hierbei hierauf dafür damals darin daran daraus davon davor dahinter dadurch darunter daneben hierin
    hiermit hiervon hierunter hieran hiernach soeben eben gerade demgegenüber währenddessen vorerst vorhin
    andererseits einerseits jedenfalls immerhin gleichwohl dennoch trotzdem indes indessen mehrfach wiederholt scharf
    heftig energisch umgehend sofort prompt knapp kurz lange längst selbst
    """),
    prepositions=_set("""
    in im an am auf aus bei beim mit nach vor von vom zu zum zur über unter um für durch gegen ohne seit wegen während
    trotz laut gemäß bis hinter neben zwischen gegenüber innerhalb außerhalb angesichts aufgrund mittels ab entgegen infolge
    anlässlich bezüglich hinsichtlich statt anstatt ins ans aufs übers vors fürs durchs entlang nahe samt dank zugunsten
    zufolge seitens
    """),
    phrase_prepositions=_set("von vom für"),
    agents=_set("von vom durch seitens"),
    source_before=_set("laut gemäß"),
    source_after=_set("zufolge"),
    source_with_noun=_set("nach laut"),
    source_nouns=_set("""
    angaben aussage aussagen ansicht ansichten meinung auffassung einschätzung darstellung darstellungen worten informationen
    information berichten bericht erkenntnissen auskunft überzeugung mitteilung mitteilungen meldung meldungen schätzungen
    schätzung berechnungen berechnung vorstellung vorstellungen lesart erklärung behauptung behauptungen urteil ankündigung
    überlieferung studie umfrage umfragen medienberichten medienangaben polizeiangaben behördenangaben zeugenaussagen
    augenzeugenberichten presseberichten zeitungsberichten regierungsangaben unternehmensangaben agenturberichten
    bewertung bewertungen beurteilung analyse analysen dafürhalten schilderung schilderungen zählung zählungen hochrechnung
    hochrechnungen prognose prognosen wissen kenntnis
    agenturangaben insiderangaben medieninformationen expertenmeinung ermittlungen beobachtungen einschätzungen planungen
    """),
    sources_alone=_set("demnach demzufolge"),
    so=_set("so"),
    as_=_set("wie"),
    speech_nouns=_set("""
    worte wort abschlussworte schlusswort schlussworte fazit antwort kommentar reaktion forderung appell botschaft
    begründung aussage ansage
    """),
    inscription_nouns=_set("""
    aufschrift aufdruck titel motto namen name slogan überschrift inschrift projekt operation film buch album lied song
    serie sendung zeitung magazin rubrik spitznamen beinamen codenamen stichwort begriff schild
    """),
    times=_set("""
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august
    september oktober november dezember morgen vormittag mittag nachmittag abend nacht woche wochenende monat jahr tag
    montagabend dienstagabend mittwochabend donnerstagabend freitagabend samstagabend sonntagabend uhr
    """),
    infinitive_marker=_set("zu"),
    participle_starts=_tuple("""
    ge be er ver ent zer miss an ab auf aus ein vor zu nach mit um unter über wider teil statt fest fort weg los her
    hin bei durch frei empf
    """),
    participle_ends=("t", "en"),
    joins=_set("und sowie"),
    name_particles=_set("von van de del della der den bin ibn al el la le du da dos zu"),
    purposes=_set("um ohne anstatt statt"),
    conditions=_set("wenn falls sollte solange sobald weil da"),
    source_compounds=_tuple("""
    angaben berichten informationen aussagen schätzungen meldungen -bericht studie umfrage bericht statistik erhebung hochrechnung
    """),
    content_nouns=_set("""
    forderung forderungen behauptung behauptungen ansicht auffassung meinung überzeugung hoffnung befürchtung befürchtungen
    sorge verdacht vorwurf vorwürfe schluss ergebnis ankündigung these standpunkt einschätzung eindruck annahme erwartung
    aussage hinweis hinweise bedingung bedingungen vermutung vermutungen kritik einwand begründung argument warnung
    einigkeit konsens zweifel gerücht gerüchte absicht aufruf aufforderung vorschlag darstellung
    drohung prognose feststellung erklärung mitteilung meldung nachricht bitte appell
    """),
    nominative_pronouns=_set("er wir ich du"),
    abstract_endings=_tuple("""
    ung ungen keit keiten heit heiten tion tionen ität itäten nis nisse ismus zahl zahlen tat taten vorwurf vorwürfe
    kritik gespräch gespräche pläne plan vorhaben angriff angriffe anschlag anschläge entscheid beschluss urteil
    gesetz krieg rücktritt vorschlag vorschläge forderung werk ergebnis sanktionen maßnahmen vorgehen
    """),
    bodies=_tuple("""
    regierung zeitung verwaltung leitung führung abteilung vereinigung vertretung stiftung redaktion organisation
    kommission fraktion opposition delegation union koalition föderation direktion nation nationen institution
    division aktion polizei universität versammlung bevölkerung gesellschaft sprecherin konvention inspektion
    bewegung behörde
    """),
    documents=_tuple("""
    bericht berichts erklärung mitteilung meldung studie schreiben brief urteil gutachten artikel papier
    stellungnahme antrag dokument anordnung beschluss begründung berichten meldungen erklärungen unterlagen resolution entwurf rede text version ausgabe
    antwort kommuniqué vermerk protokoll ankündigung medien botschaft homepage website webseite blog aussendung
    statement kreisen umfeld
    """),
    cited=_set("zitiert"),
    adverb_endings=_tuple("end lich weise falls mals isch zeit seits"),
    source_relatives=_set("wonach"),
    infinitive_nouns=_set("""
    aufforderung forderung bitte appell vorschlag verdacht vorwurf ankündigung drohung empfehlung ultimatum behauptung
    anweisung befehl aufruf versprechen zusage angebot
    """),
    addressees=_set("gegenüber"),
    first_person=_set("ich mich mir mein meine meinen meiner"),
    subjunctive_endings=_tuple("iere"),
    holders=_set("für"),
    origins=_set("aus in im bei beim auf von vom laut"),
    origins_after=_set("bei beim aus seitens von vom"),
    report_prepositions={
        "sprechen": _set("von vom"),
        "warnen": _set("vor"),
        "bezeichnen": _set("als"),
        "berichten": _set("von vom"),
        "verweisen": _set("auf"),
        "ausgehen": _set("von vom"),
        "rechnen": _set("mit"),
        "hinweisen": _set("auf"),
    },
    plural_articles=_set("""
    zwei drei vier fünf sechs sieben acht neun zehn viele mehrere einige zahlreiche alle manche etliche verschiedene beide
    sämtliche hunderte tausende
    """),
    feminine_datives=_set("der"),
    feminine_endings=_tuple("""
    leitung zeitung dung tung lung gung nung zung bung kung sung hung ierung heit keit schaft tät tion erin agentur
    """),
    singular_articles=_set("der das ein dieses dieser jedes jeder jede kein"),
    plural_adjectives=_tuple("en"),
    plural_verbs=_tuple("n sind"),
    speech_endings=_tuple("fazit worte aussage antwort kommentar botschaft forderung resümee urteil bilanz"),
    citing=_set("zitiert zitierte zitieren zitierten"),
    naming=_set("als"),
    told=_set("""
    vorwerfen auffordern vorschlagen empfehlen beschuldigen bitten warnen zusichern raten androhen anbieten anweisen
    beauftragen ersuchen ermahnen mahnen unterstellen bezichtigen verdächtigen drängen beschwören
    """),
    reflexive_only=_set("sich"),
    possible=_set("könnte könnten"),
    own=_set("eigenen eigener eigenem"),
    datives=_set("dem den der einem einer ihm ihnen seinem seinen ihrem ihren"),
    third_person=_set("er man"),
    third_person_subjunctive=_tuple("e"),
    third_person_past=_tuple("te de"),
    separable=_set("""
    an ab auf aus ein vor nach mit um bei zu fest fort weg los her hin heraus hervor herunter hinein hinaus herein teil statt
    nieder zurück weiter wieder dar vorbei zusammen entgegen auseinander bereit preis frei durch über unter wider kennen
    voran vorwärts weg bekannt fern gegenüber hinweg klar nahe offen sicher still vorweg zurecht zuvor vorüber umher
    """),
    genitive_endings=_tuple("er"),
    adjective_endings=_tuple("e er en es em"),
    demonstratives=_set("das dies dieser diese"),
    plural_indicative=_set("werden haben können müssen sollten sollte"),
    numerals=_set("andere weitere verschiedene viele zwei drei vier fünf sechs sieben acht neun zehn einige mehrere"),
    abbreviations=_set("""
    dr prof st nr hl gen sen col mio mrd bzw ca vgl abs art jr sr evtl ggf inkl sog str tel usw allg bspw dipl ing
    """),
    persons=_tuple("""
    präsident präsidentin kanzler kanzlerin minister ministerin chef chefin sprecher sprecherin machthaber
    staatschef könig königin papst leiter leiterin direktor direktorin vorsitzende vorsitzender vorsitzenden berater
    beraterin botschafter botschafterin general kommandant kommandeur gouverneur gouverneurin bürgermeister
    bürgermeisterin abgeordnete abgeordneter politiker politikerin senator senatorin experte expertin anwalt
    anwältin richter richterin trainer trainerin manager managerin sekretär sekretärin beauftragte beauftragter
    gesandte gesandter kommissar kommissarin premier kandidat kandidatin zeuge zeugin forscher forscherin professor
    professorin arzt ärztin despot herrscher diktator
    """),
    states=_set("""
    überzeugt zuversichtlich optimistisch pessimistisch besorgt sicher bereit enttäuscht erfreut erleichtert verwundert
    überrascht entsetzt bestürzt empört einig bewusst gewiss
    """),
)
