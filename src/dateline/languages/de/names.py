"""German: roles, titles and what else stands beside names."""

from dateline.languages.names import NameWords

_ROLES_MASCULINE = """
    präsident kanzler minister ministerpräsident premier premierminister regierungschef staatschef chef sprecher berater
    machthaber herrscher diktator despot staatsoberhaupt oberhaupt könig kaiser prinz fürst papst kardinal bischof
    erzbischof pfarrer pastor rabbiner imam bürgermeister oberbürgermeister landrat landeshauptmann stadtrat gouverneur
    senator abgeordneter abgeordnete parlamentarier politiker kommissar staatssekretär sekretär generalsekretär
    botschafter konsul diplomat unterhändler gesandter gesandte sondergesandter sondergesandte beauftragter beauftragte
    vermittler verhandler delegierter delegationsleiter vorsitzender vorsitzende fraktionsvorsitzende vorstand obmann
    general admiral oberst major hauptmann leutnant feldwebel kommandant kommandeur befehlshaber soldat offizier
    polizist ermittler staatsanwalt oberstaatsanwalt richter anwalt rechtsanwalt verteidiger notar gutachter
    direktor leiter geschäftsführer manager unternehmer gründer inhaber präses intendant kurator rektor dekan
    professor dozent lehrer forscher wissenschaftler experte analyst ökonom historiker politologe politikwissenschaftler
    soziologe physiker chemiker biologe virologe arzt mediziner psychologe meteorologe geologe ingenieur
    journalist reporter korrespondent redakteur chefredakteur moderator autor schriftsteller dichter dramatiker
    regisseur schauspieler sänger musiker komponist dirigent pianist maler künstler fotograf designer architekt
    trainer coach kapitän spieler torwart torhüter stürmer verteidiger mittelfeldspieler rennfahrer fahrer pilot
    schiedsrichter athlet läufer boxer profi weltmeister olympiasieger sportdirektor manager bundestrainer
    gewerkschafter aktivist anführer führer rebellenführer oppositionsführer kandidat spitzenkandidat gegner rivale
    nachfolger vorgänger stellvertreter vize mitarbeiter assistent dolmetscher übersetzer zeuge augenzeuge
    anwohner bewohner bauer landwirt feuerwehrmann kommandant einsatzleiter retter sanitäter
    millionär milliardär investor banker händler chefin ehefrau ehemann gattin gatte witwe witwer sohn tochter bruder
    schwester vater mutter freund freundin first-lady
    brandmeister lenker führer schlichter lotse kenner vorsteher pensionist rentner wirt meister wart student schüler
    beamter beamte gast besucher tourist
    philosoph theologe jurist mathematiker informatiker astronaut kosmonaut abt mönch dramaturg verleger
    amtskollege kollege amtsinhaber amtsvorgänger amtsnachfolger gegenüber innenexperte star ikone legende
    geschäftsmann kaufmann staatsmann kameramann obfrau landesrat vizekanzler tycoon autokrat terrorist täter
"""
_ROLES_FEMININE = """
    präsidentin kanzlerin ministerin ministerpräsidentin premierministerin regierungschefin staatschefin chefin
    sprecherin beraterin königin kaiserin prinzessin fürstin bischöfin pfarrerin pastorin bürgermeisterin
    oberbürgermeisterin landrätin stadträtin gouverneurin senatorin parlamentarierin politikerin kommissarin
    staatssekretärin sekretärin generalsekretärin botschafterin konsulin diplomatin unterhändlerin vermittlerin
    generalin kommandantin soldatin polizistin ermittlerin staatsanwältin oberstaatsanwältin richterin anwältin
    rechtsanwältin direktorin leiterin geschäftsführerin managerin unternehmerin gründerin inhaberin intendantin
    rektorin dekanin professorin dozentin lehrerin forscherin wissenschaftlerin expertin analystin ökonomin
    historikerin politologin politikwissenschaftlerin soziologin physikerin chemikerin biologin virologin ärztin
    medizinerin psychologin meteorologin geologin ingenieurin journalistin reporterin korrespondentin redakteurin
    chefredakteurin moderatorin autorin schriftstellerin dichterin regisseurin schauspielerin sängerin musikerin
    komponistin dirigentin pianistin malerin künstlerin fotografin designerin architektin trainerin spielerin
    torhüterin stürmerin rennfahrerin fahrerin pilotin athletin läuferin weltmeisterin olympiasiegerin
    gewerkschafterin aktivistin anführerin kandidatin spitzenkandidatin nachfolgerin vorgängerin stellvertreterin
    mitarbeiterin assistentin dolmetscherin übersetzerin zeugin augenzeugin anwohnerin bewohnerin landwirtin
    einsatzleiterin sanitäterin investorin kollegin amtskollegin geschäftsfrau kauffrau vizekanzlerin obfrau landesrätin
    lenkerin führerin schlichterin lotsin kennerin vorsteherin pensionistin rentnerin wirtin meisterin studentin
    schülerin beamtin besucherin touristin notärztin
    äbtissin nonne philosophin juristin theologin astronautin unternehmenssprecherin
"""
# the plural and the other cases of what is not spelt like the singular
_ROLES_INFLECTED = """
    präsidenten abgeordneten vorsitzenden beauftragten gesandten sondergesandten delegierten kommandanten intendanten
    lieferanten soldaten diplomaten despoten prinzen fürsten polizisten journalisten ökonomen politologen soziologen
    biologen virologen psychologen meteorologen geologen korrespondenten kandidaten dozenten studenten assistenten
    dirigenten komponisten pianisten analysten experten zeugen augenzeugen kollegen amtskollegen vorgängers nachfolgers
    architekten fotografen philosophen juristen athleten aktivisten terroristen autokraten herrn nachbarn
    chefs sprechers beraters ministers kanzlers präsidenten premiers trainers bürgermeisters königs papstes
    staatsanwalts anwalts richters direktors leiters botschafters gouverneurs senators generals bischofs
    präsidentinnen ministerinnen sprecherinnen expertinnen abgeordneter vorsitzender beauftragter gesandter
"""

WORDS = NameWords(
    roles=frozenset(f"{_ROLES_MASCULINE} {_ROLES_FEMININE} {_ROLES_INFLECTED}".split()),
    role_phrases=frozenset({("first", "lady"), ("chief", "executive"), ("ceo",), ("cfo",), ("coo",)}),
    modifiers=frozenset(
        """
        ehemalige ehemaliger ehemaligen ehemaligem ehemals frühere früherer früheren früherem einstige einstiger
        einstigen damalige damaliger damaligen heutige heutiger heutigen neue neuer neuen neuem designierte designierter
        designierten amtierende amtierender amtierenden scheidende scheidender scheidenden stellvertretende
        stellvertretender stellvertretenden stellvertretendem kommissarische kommissarischer kommissarischen
        geschäftsführende geschäftsführender geschäftsführenden gewählte gewählter gewählten künftige künftiger
        künftigen erste erster ersten leitende leitender leitenden parlamentarische parlamentarischer
        parlamentarischen oberste oberster obersten langjährige langjähriger langjährigen
        """.split()
    ),
    prefixes=frozenset("ex vize alt co ober chef interims noch erz super top star".split()),
    honorifics=frozenset(
        """
        herr herrn frau fräulein dr prof mag dipl ing med phil jur rer nat sir lord lady mr mrs ms mister don donna
        signore monsieur madame scheich pater schwester bruder hl sankt dipl.-ing dr.-ing pd priv.-doz mmag ddr
        familie ehepaar
        """.split()
    ),
    bodies=frozenset("kreml vatikan nato".split()),
    demonyms=frozenset(
        """
        afghanisch ägyptisch albanisch algerisch amerikanisch us-amerikanisch angolanisch arabisch saudisch saudi-arabisch
        argentinisch armenisch aserbaidschanisch äthiopisch australisch bangladeschisch belarussisch weißrussisch
        belgisch bolivianisch bosnisch brasilianisch britisch bulgarisch chilenisch chinesisch dänisch deutsch
        ecuadorianisch englisch estnisch europäisch finnisch französisch georgisch ghanaisch griechisch haitianisch
        indisch indonesisch irakisch iranisch irisch isländisch israelisch italienisch jamaikanisch japanisch
        jemenitisch jordanisch kambodschanisch kamerunisch kanadisch kasachisch katalanisch katarisch kenianisch
        kirgisisch kolumbianisch kongolesisch kosovarisch kroatisch kubanisch kurdisch kuwaitisch lettisch libanesisch
        libysch litauisch luxemburgisch malaysisch malisch maltesisch marokkanisch mazedonisch nordmazedonisch
        mexikanisch moldauisch moldawisch mongolisch montenegrinisch mosambikanisch myanmarisch namibisch nepalesisch
        neuseeländisch niederländisch holländisch nigerianisch nigrisch nordkoreanisch koreanisch südkoreanisch
        norwegisch österreichisch pakistanisch palästinensisch panamaisch paraguayisch peruanisch philippinisch
        polnisch portugiesisch ruandisch rumänisch russisch sambisch schottisch schwedisch schweizerisch schweizer
        senegalesisch serbisch simbabwisch singapurisch slowakisch slowenisch somalisch sowjetisch spanisch
        sri-lankisch südafrikanisch sudanesisch südsudanesisch syrisch tadschikisch taiwanisch taiwanesisch tansanisch
        thailändisch tibetisch togoisch tschadisch tschechisch tschetschenisch tunesisch türkisch turkmenisch ugandisch
        ukrainisch ungarisch uruguayisch usbekisch venezolanisch vietnamesisch walisisch zyprisch bayerisch bayrisch
        sächsisch hessisch badisch württembergisch baden-württembergisch niedersächsisch thüringisch brandenburgisch
        saarländisch rheinland-pfälzisch nordrhein-westfälisch steirisch tirolerisch kärntnerisch burgenländisch
        oberösterreichisch niederösterreichisch salzburgisch vorarlbergisch westfälisch fränkisch schleswig-holsteinisch
        mecklenburgisch hamburgisch bremisch
        """.split()
    ),
    determiners=frozenset(
        """
        der die das dem den des ein eine einer einem einen sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren
        dessen deren unser unsere unserer
        """.split()
    ),
    plural=frozenset("die den der beiden beide ihre ihren ihrer seine seinen seiner deren dessen zwei drei".split()),
    complements=frozenset("der des von vom für im in der bei beim am aus zu zur gegen über".split()),
    conjunctions=frozenset("und sowie oder & bzw".split()),
    particles=frozenset(
        "von van de der den zu zur vom da di du del della dos la le el al bin ibn ben ter ten af av und-von-zu y e".split()
    ),
    places_before=frozenset("in aus nach bei nahe nördlich südlich östlich westlich".split()),
    organisations=frozenset(
        """
        ag gmbh se kg ohg ev e.v mbh inc corp ltd llc plc co sa spa nv group holding partei verband verein bund union
        ministerium universität hochschule bank sparkasse zeitung verlag
        """.split()
    ),
    organisation_heads=frozenset(
        "ministerium universität hochschule bundesamt verband verein sparkasse fc sv tsv sc vfb vfl fsv".split()
    ),
    place_tails=frozenset(
        """
        mitte nord süd ost west stadt land berg tal see insel platz straße hafen bahnhof dorf heim hausen burg bach
        kreuz tor markt park wald feld au ufer küste gebiet region kreis bezirk viertel flughafen brücke
        """.split()
    ),
    place_adjectives=("er",),
    groups=frozenset(
        "delegation delegationen gruppe gruppen mannschaft mannschaften team teams besatzung crew menge publikum".split()
    ),
    routes=frozenset({("von", "nach"), ("aus", "nach")}),
    no_names=frozenset(
        """
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar feber märz april mai
        juni juli august september oktober november dezember uhr foto bild video quelle live ticker update euro dollar
        prozent euros us-dollar franken rubel pfund mehrwert ich sie er es wir ihr
        """.split()
    ),
    known={},
    compounds=True,
    adjective_endings=("e", "en", "er", "em", "es"),
    silent_genitive="sxzß",
    capitals=False,
)
