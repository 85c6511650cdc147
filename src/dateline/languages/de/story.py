"""German words for joining documents."""

from __future__ import annotations

from dateline.languages.story import StoryWords

WORDS = StoryWords(
    stemmer="german",
    compounds=True,
    stopwords="""
        aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus außer
        außerdem bei beim bereits bis bisher bislang bzw da dabei dafür dagegen daher damals damit danach dann daran darauf
        daraus darin darüber darum darunter das dass davon davor dazu dem demnach den denen denn dennoch der deren derer derzeit
        des deshalb dessen desto deswegen dich die dies diese dieselbe diesem diesen dieser dieses dir doch dort du durch
        dürfe dürfen durfte durften dürfte dürften eben ebenfalls ebenso eher ein eine einem einen einer eines einige einigen
        einiger einmal er erst erste ersten erster erstmals es etwa etwas euch euer eure fast für ganz gar gegen gegenüber
        gegeben geht gewesen geworden gibt gab ging gleich gleichzeitig habe haben hat hatte hätte hatten hätten her heute heutige heutigen
        hier hin hingegen hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem indes ins insgesamt inzwischen
        ist ja je jede jedem jeden jeder jedes jedoch jemand jene jenem jenen jener jenes jetzt jeweils kam kamen kann
        kaum kein keine keinem keinen keiner keines kommen kommt können könne könnte könnten konnte konnten lassen ließ ließen lässt laut
        machen macht machte mal man mehr mehrere mehreren mehrerer mein meine meist mich mindestens mir mit mittlerweile möchte mögen
        muss müsse müssen müsste musste mussten nach nachdem nämlich neben nicht nichts noch nun nur ob obwohl oder ohne
        rund schon sehr sei seien sein seine seinem seinen seiner seines seit seitdem selbst sich sie sieht sind so sobald
        sodass sofort sogar solche solchem solchen solcher solches soll solle sollen sollte sollten somit sondern sonst
        soweit sowie sowohl später sowas stand standen stehen steht statt tun tut über um und uns unser unsere unserem unseren unserer unter viel viele
        vielen vieler vom von vor vorher vorüber wann war wäre waren wären warum was wegen weil welche welchem welchen welcher
        welches wenig wenige weniger wenn wer werde werden wessen wie wieder will wir wird wo wobei wodurch wofür wohl wolle wollen
        wollte wollten worden wurde wurden würde würden zu zudem zum zunächst zur zusätzlich zwar zwischen bitte allerdings
        ganze ganzen ganzer ganzes aktuell aktuelle aktuellen derweil erneut knapp gut zuvor zuletzt uhr minuten minute stunden stunde tag tage tagen
        montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend gestern morgen kurz lang lange langer langen neue neuen neuer neues groß große großen
        großer weitere weiteren weiterer nächste nächsten letzte letzten beide beiden beider zwei drei vier fünf sechs sieben acht neun
        zehn elf zwölf finden findet fand fanden liegt lag liegen bleibt blieb bleiben sieht sehen zeigt zeigte führt führte
        ab weg los fort zurück her hinaus herein gegangen gekommen geblieben gelassen gemacht update ticker live überblick
    """,
    frame="""
        sagte sagt sagen gesagt erklärte erklärt erklären teilte mitgeteilt mitteilte berichtete berichtet berichten betonte
        betont angaben angabe hieß heißt zufolge meldete meldet gemeldet nannte nennt schrieb schreibt geschrieben ergänzte
        fügte hinzu meinte meint äußerte äußert sprach spricht wort worte verkündete verkündet dpa afp apa reuters ap tass
        nachrichtenagentur zeitung medienberichte medienberichten frage fragen antwort antwortete zitat
    """,
    genitive=("'s", "’s", "s", "'", "’"),
    singular="er sie ihm ihn",
    plural="sie beide beiden",
    both="beide beiden beider",
    articles="der die den dem des das",
    contracted="im am zum zur vom beim ins ans",
    plural_articles="die",
    singular_endings=("in", "e"),
    singular_verbs=("t",),
    roles="""
        präsident präsidentin staatschef staatschefin regierungschef regierungschefin kanzler kanzlerin bundeskanzler bundeskanzlerin
        premier premierminister premierministerin ministerpräsident ministerpräsidentin minister ministerin außenminister außenministerin
        innenminister innenministerin verteidigungsminister verteidigungsministerin finanzminister finanzministerin verkehrsminister
        verkehrsministerin gesundheitsminister gesundheitsministerin umweltminister umweltministerin bildungsminister bildungsministerin
        wirtschaftsminister wirtschaftsministerin justizminister justizministerin landesinnenminister landesinnenministerin
        landrat landrätin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher sprecherin polizeisprecher
        polizeisprecherin regierungssprecher regierungssprecherin kremlsprecher pressesprecher pressesprecherin berater beraterin
        sondergesandter sondergesandte gesandter gesandte botschafter botschafterin vorsitzender vorsitzende parteichef parteichefin chef chefin
        generalsekretär generalsekretärin direktor direktorin leiter leiterin einsatzleiter einsatzleiterin kommandant kommandantin
        general admiral oberst richter richterin staatsanwalt staatsanwältin oberstaatsanwalt oberstaatsanwältin anwalt anwältin
        verteidiger verteidigerin angeklagter angeklagte zeuge zeugin trainer trainerin torwart torhüter stürmer stürmerin kapitän
        kapitänin schiedsrichter schiedsrichterin spieler spielerin senator senatorin abgeordneter abgeordnete kandidat kandidatin
        spitzenkandidat spitzenkandidatin gewerkschafter gewerkschafterin gewerkschaftschef gewerkschaftschefin geschäftsführer
        geschäftsführerin vorstandschef vorstandschefin könig königin prinz prinzessin papst bischof kardinal professor professorin
        experte expertin ermittler ermittlerin kommissar kommissarin feuerwehrchef polizeichef polizeipräsident polizeipräsidentin
        machthaber despot kremlherrscher regisseur regisseurin autor autorin sänger sängerin schauspieler schauspielerin
        verhandlungsführer verhandlungsführerin schlichter schlichterin wahlleiter wahlleiterin intendant intendantin
        gouverneur gouverneurin landeshauptmann landeshauptfrau unparteiische unparteiischer stadtoberhaupt staatsoberhaupt coach
        amtsinhaber amtsinhaberin herausforderer herausforderin lokführer lokführerin notarzt notärztin
    """,
    role_tails="""
        chef chefin präsident präsidentin minister ministerin sprecher sprecherin berater beraterin machthaber despot herrscher
        kanzler kanzlerin vorsitzende vorsitzender trainer trainerin leiter leiterin anwalt anwältin richter richterin kapitän
        botschafter botschafterin gesandte gesandter kommissar kommissarin experte expertin kandidat kandidatin direktor direktorin
        torwart stürmer stürmerin führer führerin rat rätin meister meisterin
    """,
    role_bases=("", "e", "er"),
    role_forms=(
        "in",
        "er",
        "or",
        "ist",
        "ant",
        "ent",
        "eur",
        "frau",
        "mann",
        "loge",
        "arzt",
        "wart",
        "wirt",
        "rat",
        "lotse",
    ),
    feminine="in",
    prepositions="""
        ab am an ans auf aufs aus bei beim bis durch für gegen hinter im in ins mit nach neben ohne seit über um unter vom von
        vor während wegen zu zum zur zwischen
    """,
    role_letters={"OB": "oberbürgermeister"},
    role_endings=("innen", "in", "en", "es", "er", "em", "s", "n", "e", ""),
    former="ex ehemaliger ehemalige ehemaligen früherer frühere früheren einstiger einstige",
    origin="aus",
    people={},
    people_endings=("e", "en", "in", "er", "ern", "ers", "erin"),
    people_whole="er",
    people_adjective="isch",
    feminine_ending="in",
    planned="""
        soll sollen sollte sollten will wollen rechnet rechnen hofft hoffen plant planen erwägt beabsichtigt beabsichtigen voraussichtlich bevorsteht bevorstehen
    """,
    future="wird werden",
    infinitives="en ern eln sein tun",
    hearsay="haben sein",
    hearsay_moving="sein",
    planned_pairs="",
    planned_participles="""
        geplant vorgesehen angesetzt erwartet angekündigt anberaumt terminiert
    """,
    auxiliaries="ist sind wird werden war waren wurde wurden",
    obliged="muss müssen müsse müssten",
    perfect="hat haben ist sind",
    pluperfect="hatte hatten",
    being="war waren",
    moving="gegangen gekommen gefahren geflogen gereist marschiert gestorben geworden gewesen gelandet getroffen gebrochen geblieben",
    participle=r"(?:\w*ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|ge|miss|über|unter|wider|hinter)\w{2,}(?:t|en)|\w{3,}iert)",
    cancelled="""
        abgesagt abgesetzt gestrichen geplatzt ausgefallen verschoben vertagt entfällt entfallen zurückgezogen abgeblasen abgewendet
        abgebrochen zurückgenommen ersetzt verworfen doch-nicht vom-tisch
    """,
    otherwise="nicht nichts kein keine keinen keiner früher später erst verspätung verspätet verzögert vorzeitig doch statt stattdessen",
    lasting="""
        dauern dauert dauerte gedauert lang lange angesetzt beendet beendeten ende endete zu-ende vorbei dauer binnen abgeschlossen unterbrochen fertig
    """,
    lasted="dauerte gedauert brauchte gebraucht währte gewährt ruhte geruht",
    impersonal="es",
    offset="früher später zuvor danach vorher nach vor eher her verspätung",
    per="pro je per",
    about="gegen etwa circa ca rund kurz knapp ungefähr nach vor um-die ab bis seit zwischen",
    changed="von-auf",
    usual=(
        "Die Polizei hat in der Nacht X Personen vorübergehend festgenommen.",
        "Der Ausschuss vertagte die Entscheidung um X Wochen.",
        "„Wir haben X Jahre darauf gewartet“, sagte die Vorsitzende.",
        "Das Unternehmen erzielte im Quartal einen Umsatz von X Millionen Euro.",
        "Nach Angaben der Feuerwehr standen X Wagen in Flammen.",
        "Zur Halbzeit führte der Tabellenführer mit X Punkten.",
        "Der Zug fährt vom Sommer an in X Minuten nach Süden.",
        "In der Ausstellung sind X Bilder aus allen Schaffenszeiten zu sehen.",
        "Für das Wochenende sagen Meteorologen bis zu X Grad voraus.",
        "Das Gericht sprach den Angeklagten in X Fällen frei.",
        "Die Ministerin kündigte X neue Stellen an den Schulen an.",
        "Bei der Wahl kam die Partei auf X Prozent der Stimmen.",
    ),
    ages=r"\b(?P<years>\d{1,3})(?:[-‐‑]?[Jj]ährig(?:e[nmrs]?)?|\sJahren?\salt(?:e[nmrs]?)?)\b",
    aged=r"(?:(?:der|die|dem|den|des) )?\d{1,3}-?jährigen?",
    possible="könnte könnten dürfte dürften",
    possible_that="möglich denkbar vorstellbar",
    linking="""
        der die das den dem des ein eine einen einem einer eines und oder aber für gegen mit ohne in im am an auf aus bei von
        vom zu zum zur um über unter vor nach zwischen
    """,
    reader="Sie Ihnen Ihr Ihre Ihrem Ihren Ihrer",
    page="liveticker newsticker ticker blog liveblog newsletter postfach abonnieren abo push-nachricht laufenden",
    reasons="weil da nachdem",
    appointed="für auf",
    adjective_endings=("e", "en", "er", "es", "em"),
    offices="""
        stab amt behörde polizei feuerwehr verband gewerkschaft gericht ministerium regierung dienst zentrale
        verwaltung leitstelle staatsanwaltschaft klinik klinikum krankenhaus museum konzern partei verein kammer
        institut universität börse armee generalstab reederei delegation direktion präsidium kommission senat
        parlament fraktion betreiber bund bergwacht wasserwacht seenotretter gemeinde landkreis opposition
        agentur stadtrat gemeinderat kreisrat verwaltungsrat aufsichtsrat betriebsrat landtag bundestag bundesrat unternehmen
        hersteller sparkasse bank flughafen
    """,
    until="bis spätestens vor binnen",
    of="von",
    nobody="niemand niemanden niemandem kein keine keinen keiner",
    besides="weiter weitere weiteren weiterer sonst außer mehr könnte könnten dürfte würde würden",
    part_of="der von dieser ihrer unserer",
    several="mehrere mehreren einige einigen viele vielen hunderte tausende",
    added="weitere weiterer weiteren weiteres weiterem zusätzliche zusätzlicher zusätzlichen zusätzlich",
    purpose="für",
    of_town="er",
    indefinite="ein eine einer einem einen eines kein keine keiner andere anderer weitere weiterer mehrere viele einige manche",
    nicknames="""
        josef=sepp johannes=hans friedrich=fritz wilhelm=willi=willy heinrich=heinz=heiner maximilian=max
        alexander=alex thomas=tom andreas=andi michael=michi=michel katharina=käthe=kathi
        elisabeth=lisa=elli=sissi margarete=grete=gretel ludwig=lutz franziska=franzi sebastian=basti robert=rob
        georg=schorsch rudolf=rudi ulrich=uli anton=toni jakob=jack christoph=chris christina=tina stefan=steffen
    """,
    countries={
        "RU": "russland | russisch russe russin | moskau kreml",
        "US": "usa us vereinigte-staaten amerika | amerikanisch us-amerikanisch us-amerikaner | washington",
        "UA": "ukraine | ukrainisch ukrainer | kiew kyjiw",
        "DE": "deutschland | deutsch deutsche bundes | ",
        "AT": "österreich | österreichisch österreicher | ",
        "CH": "schweiz | schweizer schweizerisch | ",
        "FR": "frankreich | französisch franzose | élysée",
        "GB": "großbritannien vereinigtes-königreich | britisch brite england englisch | ",
        "IT": "italien | italienisch italiener | ",
        "ES": "spanien | spanisch spanier | ",
        "PT": "portugal | portugiesisch portugiese | ",
        "NL": "niederlande holland | niederländisch niederländer holländisch | ",
        "BE": "belgien | belgisch belgier | ",
        "LU": "luxemburg | luxemburgisch | ",
        "DK": "dänemark | dänisch däne | ",
        "SE": "schweden | schwedisch schwede | ",
        "NO": "norwegen | norwegisch norweger | ",
        "FI": "finnland | finnisch finne | ",
        "IS": "island | isländisch isländer | ",
        "IE": "irland | irisch ire | ",
        "PL": "polen | polnisch pole | ",
        "CZ": "tschechien | tschechisch tscheche | ",
        "SK": "slowakei | slowakisch slowake | ",
        "HU": "ungarn | ungarisch ungar | ",
        "RO": "rumänien | rumänisch rumäne | ",
        "BG": "bulgarien | bulgarisch bulgare | ",
        "GR": "griechenland | griechisch grieche | ",
        "TR": "türkei | türkisch türke | ankara",
        "RS": "serbien | serbisch serbe | ",
        "HR": "kroatien | kroatisch kroate | ",
        "SI": "slowenien | slowenisch slowene | ",
        "BY": "belarus weißrussland | belarussisch weißrussisch | ",
        "GE": "georgien | georgisch | ",
        "IL": "israel | israelisch israeli | ",
        "PS": "palästina | palästinensisch palästinenser | ",
        "IR": "iran | iranisch iraner | teheran",
        "IQ": "irak | irakisch iraker | ",
        "SY": "syrien | syrisch syrer | ",
        "LB": "libanon | libanesisch | ",
        "SA": "saudi-arabien | saudisch saudi-arabisch | ",
        "EG": "ägypten | ägyptisch ägypter | ",
        "CN": "china | chinesisch chinese | peking",
        "JP": "japan | japanisch japaner | ",
        "KR": "südkorea | südkoreanisch südkoreaner | ",
        "KP": "nordkorea | nordkoreanisch | ",
        "IN": "indien | indisch inder | ",
        "PK": "pakistan | pakistanisch | ",
        "AF": "afghanistan | afghanisch afghane | ",
        "AU": "australien | australisch australier | ",
        "CA": "kanada | kanadisch kanadier | ",
        "MX": "mexiko | mexikanisch mexikaner | ",
        "BR": "brasilien | brasilianisch brasilianer | ",
        "AR": "argentinien | argentinisch argentinier | ",
        "VE": "venezuela | venezolanisch | ",
        "ZA": "südafrika | südafrikanisch | ",
        "EU": "eu europäische-union | | ",
    },
)
