"""German verbs that announce somebody's words, by what they can announce (languages/quotes.py says what the uses are).

An entry is as conjugation.forms reads it.
"""

SAY = """
sagen; erklären; mit|teilen; berichten; bestätigen; schreiben schreibt schrieb geschrieben; melden; vermelden;
behaupten; betonen; meinen; äußern; erläutern; versichern; bekräftigen; entgegnen; argumentieren; ergänzen; erzählen;
beteuern; verkünden; unterstreichen unterstreicht unterstrich unterstrichen; versprechen verspricht versprach
versprochen; verlautbaren; verlauten; verraten verrät verriet verraten; kontern; antworten; erwidern; fragen; rufen
ruft rief gerufen; schimpfen; scherzen; witzeln; spotten; jubeln; klagen; mahnen; warnen; prophezeien; prognostizieren;
urteilen; resümieren; bilanzieren; konstatieren; kommentieren; twittern; posten; gestehen gesteht gestand gestanden;
monieren; bemängeln; bedauern; schildern; beklagen; drohen; fordern; kritisieren; beschuldigen; begründen; beschließen
beschließt beschloss beschlossen; vereinbaren; empfehlen empfiehlt empfahl empfohlen; verlangen; bitten bittet bat
gebeten; skandieren; dementieren; bestreiten bestreitet bestritt bestritten; appellieren; plädieren; beantragen;
entscheiden entscheidet entschied entschieden; signalisieren; zitieren; informieren; raten rät riet geraten; bezeugen;
stöhnen; schwärmen; flüstern; brüllen; schreien schreit schrie geschrien; murmeln; argwöhnen; rechtfertigen;
verteidigen; notieren; formulieren; bekunden; reagieren; loben; höhnen; wettern;
poltern; protestieren; beschwören beschwört beschwor beschworen; mutmaßen; schwören schwört schwor geschworen;
an|geben gibt gab gegeben; bekannt|geben gibt gab gegeben; bekannt_|geben gibt gab gegeben; zu|geben gibt gab gegeben;
an|kündigen; ein|räumen; fest|stellen; klar|stellen; hinzu|fügen; hinzu|setzen; aus|führen; aus|sagen; vor|werfen wirft
warf geworfen; vor|schlagen schlägt schlug geschlagen; hervor|heben hebt hob gehoben; hin|weisen weist wies gewiesen;
darauf_|verweisen verweist verwies verwiesen; zu|sagen; zu|sichern; auf|fordern; auf|rufen ruft rief gerufen;
dar|legen; nach|legen; nach|fragen; nach|haken; widersprechen widerspricht widersprach widersprochen; aus|rufen ruft
rief gerufen; ein|wenden wendet wandte gewandt; ein|gestehen gesteht gestand gestanden; an|fügen; an|merken; ab|streiten
streitet stritt gestritten; durchblicken_|lassen lässt ließ lassen; wissen_|lassen lässt ließ lassen; verlauten_|lassen
lässt ließ lassen; an|mahnen; vorher|sagen; voraus|sagen; heraus|stellen; klar_|machen; klar|machen; deutlich_|machen;
fest|halten hält hielt gehalten; an|bieten bietet bot geboten; an|drohen; an|ordnen; an|prangern; hinterher|schicken;
ein|werfen wirft warf geworfen; zu|rufen ruft rief gerufen; an|deuten; ein|schätzen; vor|tragen trägt trug getragen;
fort|fahren fährt fuhr gefahren; verweisen verweist verwies verwiesen; an|regen; erwähnen; aus|drücken; berufen beruft berief berufen; drängen; an|weisen weist wies gewiesen; befehlen befiehlt befahl
befohlen; beauftragen; ermahnen; ersuchen; hinterlassen hinterlässt hinterließ hinterlassen; nach|sagen; erhoffen;
heraus|finden findet fand gefunden; unterstellen; verdächtigen; bezichtigen; darauf_|bestehen besteht bestand bestanden
"""

THINK = """
glauben; hoffen; befürchten; fürchten; vermuten; bezweifeln; schätzen; erwarten; denken denkt dachte gedacht; erwägen
erwägt erwog erwogen; beabsichtigen; davon_aus|gehen geht ging gegangen; an|nehmen
nimmt nahm genommen; ergeben ergibt ergab ergeben; besagen; errechnen;
spekulieren
"""

NAME = """
nennen nennt nannte genannt; bezeichnen; titulieren; betiteln; würdigen; preisen preist pries gepriesen; beschimpfen;
brandmarken; geißeln; verunglimpfen; verspotten; feiern; charakterisieren; ein|stufen; werten; bewerten; bejubeln;
rühmen; tadeln; kritisieren; loben; verurteilen; beschreiben beschreibt beschrieb beschrieben; sprechen spricht sprach
gesprochen; warnen; begrüßen; schwärmen; ab|tun tut tat getan; zurück|weisen weist wies gewiesen; vergleichen
vergleicht verglich verglichen; sehen sieht sah gesehen; halten hält hielt gehalten
"""

# Where these verbs have an object instead of a clause, annotators take the sentence for reported speech at least in every
# third case (training part of the Wikinews corpus); "kritisieren", "ablehnen" or "bestätigen" mostly tell an attitude.
REPORT = """
fordern; an|kündigen; bezeichnen; nennen nennt nannte genannt; sprechen spricht sprach gesprochen; warnen; vor|werfen
wirft warf geworfen; beziffern; begründen; begrüßen; würdigen; verlangen; auf|fordern; plädieren; aus|schließen
schließt schloss geschlossen; befürworten; vor|schlagen schlägt schlug geschlagen; prognostizieren; berichten;
verweisen verweist verwies verwiesen; aus|gehen geht ging gegangen; rechnen; hin|weisen weist wies gewiesen
"""

CONTENT = """
heißen heißt hieß geheißen; lauten; bekannt_|werden wird wurde geworden; hervor|gehen geht ging gegangen
"""
