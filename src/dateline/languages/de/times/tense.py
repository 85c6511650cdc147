"""How a German sentence shows whether it looks back or ahead."""

from __future__ import annotations

from dateline.languages.times import Tense

_PRETERITES = """
war waren wurde wurden hatte hatten hätte hätten gab gaben kam kamen ging gingen fand fanden begann begannen stand standen
blieb blieben sah sahen nahm nahmen traf trafen sprach sprachen lag lagen bekam bekamen schrieb schrieben hielt hielten
ließ ließen fiel fielen starb starben verlor verloren gewann gewannen rief riefen zog zogen trug trugen schlug schlugen
stieg stiegen sank sanken brach brachen entstand entstanden erschien erschienen lud luden schien schienen half fuhr
fuhren flog flogen schloss unterschrieb bot boten erhielt erhielten verließ verließen trat traten warf warfen gelang
gelangen verschwand hieß hießen griff griffen wies schuf wuchs empfing
"""

_NO_VERBS = """
nicht jetzt selbst erst fast fort statt seit samt oft dort sonst meist zuletzt damit somit mit weit bereit laut gut recht
acht längst vielleicht zunächst höchst insgesamt unbekannt
"""

TENSE = Tense(
    past=frozenset(_PRETERITES.split()),
    future=frozenset(
        "wird werden soll sollen will wollen kann können könnte könnten dürfte dürften plant planen folgt folgen findet "
        "finden stattfindet stattfinden beginnt beginnen startet starten lädt laden steht stehen kommt kommen möchte "
        "möchten muss müssen gastiert tritt treten geht berät beraten entscheidet trifft treffen erscheint eröffnet".split()
    ),
    past_shapes=(r"[a-zäöüß]{2,}(?:[^\Wtsßr]te|tete|ierte|[kpfgbmnlh]te)n?", r"[a-zäöüß]+rte[n]?"),
    weak_past=(r"[a-zäöüß]{0,4}ge[a-zäöüß]{3,}(?:t|en)", r"(?:be|ver|er|zer|ent)[a-zäöüß]{3,}t", r"worden|gewesen"),
    # what else ends in -t is mostly a verb in the present
    weak_future=(r"ist|sind", rf"(?!(?:{'|'.join(_NO_VERBS.split())})$)[a-zäöüß]{{3,}}t"),
    ahead=frozenset("ab bis kommenden".split()),
    back=frozenset("seit".split()),
)
