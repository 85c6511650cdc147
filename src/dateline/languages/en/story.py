"""English words for joining documents."""

from __future__ import annotations

from dateline.languages.story import StoryWords

WORDS = StoryWords(
    stemmer="english",
    stopwords="""
        a about above according after again against all almost along already also although am among an and any are aren't around
        as at away back be became because been before being below between both but by came can cannot come comes could did do
        does doing don't down during each either else even ever every few first for from further get gets given go goes going
        got had has have having he her here hers herself him himself his how however i if in into is it its itself just last
        later least less like made make makes many may me meanwhile might more most much must my near nearly neither new next no nor
        not now of off on once one only onto or other others our out over own per put rather said same say saying says see
        seen several shall she should since so some soon still such take taken than that the their them then there these they
        this those though through thus to today together tonight too took toward towards two three four five six seven eight
        nine ten under until up upon us very via was we well were what when where whether which while who whom whose why will with
        within without would yet you your yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday hour
        hours minute minutes day days local time pm am p.m a.m update live blog big large another
    """,
    frame="""
        said says say told tells added adds stated states reported reports report according announced announces statement
        wrote writes explained explains asked asks quoted quote word words news agency spokesperson sources source
    """,
    genitive=("'s", "’s", "s'", "s’", "'", "’"),
    singular="he she him",
    plural="they both them",
    both="both",
    articles="the",
    contracted="",
    plural_articles="",
    singular_endings=("",),
    singular_verbs=("s",),
    roles="""
        president chancellor premier minister secretary mayor spokesman spokeswoman spokesperson adviser advisor envoy ambassador
        chairman chairwoman chair chief leader director commander general admiral colonel judge prosecutor lawyer attorney
        defendant witness coach manager goalkeeper striker captain referee player senator congressman congresswoman candidate
        negotiator arbitrator mediator commissioner king queen prince princess pope bishop cardinal professor expert investigator
        inspector superintendent sheriff governor head officer driver conductor strongman incumbent challenger boss ruler
    """,
    role_tails="",
    role_bases=("",),
    role_forms=("er", "or", "ist", "man", "woman", "ant", "ian", "arch", "ess", "den"),
    feminine="",
    prepositions="""
        about after against at before behind by during for from in into near of off on over since through to under until with
        without
    """,
    role_letters={"PM": "premier"},
    role_endings=("",),
    former="former ex ex-",
    origin="of from",
    people={
        "swede": "SE",
        "dane": "DK",
        "finn": "FI",
        "pole": "PL",
        "turk": "TR",
        "spaniard": "ES",
        "briton": "GB",
        "englishman": "GB",
        "englishwoman": "GB",
        "frenchman": "FR",
        "frenchwoman": "FR",
        "dutchman": "NL",
        "irishman": "IE",
        "icelander": "IS",
        "croat": "HR",
        "serb": "RS",
        "slovene": "SI",
        "czech": "CZ",
    },
    planned="will plans plan intends intend upcoming hopes hope expects expect",
    future="",
    infinitives="",
    hearsay="",
    hearsay_moving="",
    planned_pairs="is-to are-to was-to were-to going-to meant-to",
    planned_participles="planned scheduled expected due set announced",
    auxiliaries="is are was were be been",
    obliged="must have-to has-to told-to ordered-to asked-to",
    perfect="has have",
    pluperfect="had",
    being="",
    moving="",
    participle=r"(?:\w{2,}ed|been|gone|come|made|taken|given|said|told|begun|seen|left|held|met|won|lost|known|shown|fallen|risen)",
    cancelled="cancelled canceled scrapped dropped postponed called-off abandoned withdrawn replaced averted after-all",
    otherwise="not no never earlier later late delayed early instead",
    lasting="""
        last lasted lasts lasting long ended end over after concluded take takes took taken within interrupted finish spend spent suspended halted delayed
    """,
    lasted="took lasted spent spend",
    impersonal="it",
    offset="earlier later ago before after late early",
    per="per a each",
    about="about around shortly roughly approximately before after by until since between from",
    changed="from-to",
    usual=(
        "Police detained X people overnight and later released them.",
        "The committee put off its decision for X weeks.",
        '"We have waited X years for this," the chairwoman said.',
        "The company posted sales of X million euros for the quarter.",
        "Firefighters said X vehicles were ablaze when they arrived.",
        "At half-time the league leaders were ahead by X points.",
        "From this summer the train will reach the south in X minutes.",
        "The exhibition shows X paintings from all her years.",
        "Forecasters expect up to X degrees at the weekend.",
        "The court cleared the defendant on X counts.",
        "The minister promised X new posts for schools.",
        "The party won X per cent of the vote.",
    ),
    ages=r"\b(?P<aged>aged\s)?(?P<years>\d{1,3})(?(aged)|(?:[- ]year[- ]olds?|\syears\s(?:old|of\sage)))\b",
    aged=r"(?:the )?\d{1,3}[- ]year[- ]old",
    possible="might may could",
    possible_that="possible conceivable",
    linking="",
    reader="you your",
    page="blog liveblog newsletter inbox subscribe reading updates",
    reasons="because since",
    appointed="for",
    adjective_endings=(),
    offices="""
        team police brigade service union court ministry government company operator council office agency
        department authority association hospital museum party army airline prosecutors coastguard parliament
        commission board committee university bank
    """,
    until="until by before till",
    of="of",
    nobody="nobody none no",
    besides="else other others further more except but could would should might may if",
    part_of="of longer",
    several="several many some few hundreds thousands",
    added="more another further additional",
    purpose="for",
    of_town="",
    indefinite="a an another some any several many no",
    nicknames="""
        joseph=joe william=bill=will=billy robert=bob=rob=bobby james=jim=jimmy richard=dick=rick michael=mike
        thomas=tom=tommy edward=ed=ted elizabeth=liz=beth=betty katherine=kate=kathy margaret=maggie=peggy
        anthony=tony christopher=chris daniel=dan andrew=andy alexander=alex=sandy charles=charlie=chuck
        john=jack=johnny benjamin=ben samuel=sam nicholas=nick patricia=pat=patty jennifer=jen=jenny steven=steve
        matthew=matt gregory=greg joshua=josh timothy=tim kenneth=ken ronald=ron donald=don
    """,
    countries={
        "RU": "russia | russian | moscow kremlin",
        "US": "usa us u.s united-states america | american | washington",
        "UA": "ukraine | ukrainian | kyiv kiev",
        "DE": "germany | german | ",
        "AT": "austria | austrian | ",
        "CH": "switzerland | swiss | ",
        "FR": "france | french | ",
        "GB": "britain uk united-kingdom | british england english | ",
        "IT": "italy | italian | ",
        "ES": "spain | spanish | ",
        "PT": "portugal | portuguese | ",
        "NL": "netherlands | dutch | ",
        "BE": "belgium | belgian | ",
        "LU": "luxembourg | | ",
        "DK": "denmark | danish | ",
        "SE": "sweden | swedish | ",
        "NO": "norway | norwegian | ",
        "FI": "finland | finnish | ",
        "IS": "iceland | icelandic | ",
        "IE": "ireland | irish | ",
        "PL": "poland | polish | ",
        "CZ": "czechia | czech | ",
        "SK": "slovakia | slovak | ",
        "HU": "hungary | hungarian | ",
        "RO": "romania | romanian | ",
        "BG": "bulgaria | bulgarian | ",
        "GR": "greece | greek | ",
        "TR": "turkey türkiye | turkish | ankara",
        "RS": "serbia | serbian | ",
        "HR": "croatia | croatian | ",
        "SI": "slovenia | slovenian | ",
        "BY": "belarus | belarusian | ",
        "GE": "georgia | georgian | ",
        "IL": "israel | israeli | ",
        "PS": "palestine | palestinian | ",
        "IR": "iran | iranian | tehran",
        "IQ": "iraq | iraqi | ",
        "SY": "syria | syrian | ",
        "LB": "lebanon | lebanese | ",
        "SA": "saudi-arabia | saudi | ",
        "EG": "egypt | egyptian | ",
        "CN": "china | chinese | beijing",
        "JP": "japan | japanese | ",
        "KR": "south-korea | south-korean | ",
        "KP": "north-korea | north-korean | ",
        "IN": "india | indian | ",
        "PK": "pakistan | pakistani | ",
        "AF": "afghanistan | afghan | ",
        "AU": "australia | australian | ",
        "CA": "canada | canadian | ",
        "MX": "mexico | mexican | ",
        "BR": "brazil | brazilian | ",
        "AR": "argentina | argentine argentinian | ",
        "VE": "venezuela | venezuelan | ",
        "ZA": "south-africa | south-african | ",
        "EU": "eu european-union | | ",
    },
)
