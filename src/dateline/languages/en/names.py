"""English: roles, titles and what else stands beside names."""

from dateline.languages.names import NameWords
from dateline.model import NameLabel

_PLACES = ("us", "u.s", "uk", "u.k", "usa", "uae", "dc")
_ORGANISATIONS = (
    "eu",
    "un",
    "nato",
    "kremlin",
    "white house",
    "downing street",
    "pentagon",
    "capitol",
    "congress",
    "senate",
    "reuters",
    "ap",
    "afp",
    "dpa",
    "apa",
    "tass",
    "bbc",
    "cnn",
    "fbi",
    "cia",
    "parliament",
    "hamas",
    "hezbollah",
    "interpol",
    "downing st",
    "supreme court",
    "state department",
    "treasury",
    "opec",
    "unicef",
    "google",
)
_KNOWN: dict[str, NameLabel] = dict.fromkeys(_PLACES, "LOC")
_KNOWN.update((name, "ORG") for name in _ORGANISATIONS)

WORDS = NameWords(
    roles=frozenset(
        """
        president chancellor minister premier governor senator congressman congresswoman representative lawmaker mp
        deputy secretary ambassador envoy diplomat negotiator spokesman spokeswoman spokesperson mayor councillor
        councilman councilwoman commissioner chief chairman chairwoman chair chairperson leader speaker whip
        king queen prince princess duke duchess pope cardinal archbishop bishop pastor rabbi imam
        general admiral colonel major captain lieutenant sergeant commander officer soldier sheriff detective constable
        superintendent inspector prosecutor attorney lawyer solicitor barrister judge justice magistrate coroner
        ceo cfo coo founder co-founder owner director manager executive boss head entrepreneur billionaire investor
        banker analyst economist strategist adviser advisor aide professor lecturer teacher researcher scientist expert
        historian physicist chemist biologist virologist doctor physician surgeon psychologist meteorologist engineer
        journalist reporter correspondent editor editor-in-chief columnist presenter host author writer novelist
        poet playwright playwriter actor actress singer musician composer conductor pianist painter artist photographer
        designer architect coach trainer striker midfielder defender goalkeeper skipper driver pilot referee champion
        activist campaigner organiser organizer candidate nominee dictator ruler despot autocrat rebel successor
        predecessor rival counterpart interpreter translator witness eyewitness resident farmer firefighter paramedic
        nurse survivor victim suspect husband wife son daughter brother sister father mother widow friend colleague
        neighbour neighbor treasurer ombudsman chancellor-designate president-elect vice-president veteran ex-president
        """.split()
    ),
    role_phrases=frozenset(
        {
            ("prime", "minister"),
            ("foreign", "minister"),
            ("foreign", "secretary"),
            ("home", "secretary"),
            ("defence", "minister"),
            ("defense", "minister"),
            ("defence", "secretary"),
            ("defense", "secretary"),
            ("finance", "minister"),
            ("interior", "minister"),
            ("health", "minister"),
            ("health", "secretary"),
            ("treasury", "secretary"),
            ("press", "secretary"),
            ("vice", "president"),
            ("secretary", "general"),
            ("secretary-general",),
            ("attorney", "general"),
            ("secretary", "of", "state"),
            ("chief", "of", "staff"),
            ("chief", "executive"),
            ("police", "chief"),
            ("fire", "chief"),
            ("special", "envoy"),
            ("national", "security", "adviser"),
            ("national", "security", "advisor"),
            ("head", "coach"),
            ("first", "lady"),
            ("house", "speaker"),
            ("first", "minister"),
            ("chief", "constable"),
            ("managing", "director"),
            ("executive", "director"),
            ("opposition", "leader"),
            ("deputy", "mayor"),
        }
    ),
    modifiers=frozenset(
        "former ex then current acting interim deputy vice assistant incoming outgoing newly elected late senior chief".split()
    ),
    prefixes=frozenset("ex vice co former".split()),
    honorifics=frozenset(
        "mr mrs ms miss mx dr prof sir dame lord lady rev madam sen rep gov gen col sgt capt lt cpl maj".split()
    ),
    bodies=frozenset(),
    demonyms=frozenset(
        """
        afghan african albanian algerian american argentine argentinian armenian asian australian austrian azerbaijani
        bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian canadian chilean chinese colombian
        croatian cuban cypriot czech danish dutch ecuadorian egyptian english estonian ethiopian european finnish french
        georgian german ghanaian greek haitian hungarian icelandic indian indonesian iranian iraqi irish israeli italian
        jamaican japanese jordanian kazakh kenyan korean kosovan kuwaiti kyrgyz latvian lebanese libyan lithuanian
        malaysian maltese mexican moldovan mongolian montenegrin moroccan nepalese nigerian norwegian pakistani
        palestinian peruvian philippine filipino polish portuguese qatari romanian russian rwandan saudi scottish
        senegalese serbian singaporean slovak slovenian somali soviet spanish sudanese swedish swiss syrian taiwanese
        tanzanian thai tibetan tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni
        zambian zimbabwean
        """.split()
    ),
    determiners=frozenset("the a an his her its their our".split()),
    plural=frozenset("the both two three their his her".split()),
    complements=frozenset("of for at in to from the".split()),
    conjunctions=frozenset("and or &".split()),
    particles=frozenset("von van de der den da di du del della dos la le el al bin ibn ben ter ten y".split()),
    places_before=frozenset("in from near at across outside around throughout".split()),
    organisations=frozenset(
        """
        inc corp ltd llc plc co company group holdings bank university college institute ministry department agency
        council committee commission party union association society club united city fc court parliament congress senate
        times post news tribune guardian authority office service board foundation federation alliance army navy police
        airlines airways motors organization organisation courier herald gazette journal telegraph observer mail express
        chronicle broadcasting democrats republicans conservatives labour greens networks systems technologies hospital
        museum theatre theater academy ltd. directorate bureau corps brigade squad trust fund alliance league
        """.split()
    ),
    organisation_heads=frozenset("university ministry department bank institute house".split()),
    no_names=frozenset(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december i gmt bst et est pst cet utc am pm live update photo video
        """.split()
    ),
    known=_KNOWN,
    compounds=False,
    capitals=True,
)
