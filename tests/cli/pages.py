"""Pages of an invented event, as ugly as the real thing, for tests of commands."""

from __future__ import annotations

REPORT = """Hochwasser

Damm bei Grünau hält der Flut stand

3. Mai 2026, 21:15 Uhr · Quelle: nnd
Der Damm am Abend
Foto: Ida Brandt/nnd
Am Damm bei Grünau arbeiten 300 Helfer. Die Lage bleibt angespannt.

Grünau (nnd) - Der Damm bei Grünau hat der Flut am Sonntagabend standgehalten. Rund 300 Helfer füllten Sandsäcke.
«Wir sind noch nicht über den Berg», sagte Bürgermeisterin Carla Venske.

Pegel steigt langsamer

Der Pegel der Lohe erreichte um 20.30 Uhr 7,40 Meter. Nach Angaben des Landesamts soll er in der Nacht sinken. Die
Bewohner der Unterstadt seien in Sicherheit, teilte die Feuerwehr mit. Das Hochwasser hatte am Freitag begonnen.

Hochwasser / Grünau / Feuerwehr
[3 Kommentare]
"""

TICKER = """Hochwasser im Newsticker

Flut an der Lohe: Der Abend im Ticker

Der Pegel der Lohe steigt seit Freitag. Alle Entwicklungen im Überblick.

 00:20

Entwarnung für die Unterstadt

Der Pegel fällt erstmals, teilt die Feuerwehr mit.

 23:40

Venske: "Wir bleiben hier"

Die Bürgermeisterin Carla Venske ist am Damm. "Wir bleiben hier, bis das Wasser geht", sagt sie.

 21:05

Mehr Helfer am Damm

Am Sonntagabend sind 300 Helfer am Damm bei Grünau im Einsatz.
"""

TEASERS = """<html><head><title>Nachrichten</title></head><body><nav><a href="/a">Politik</a> <a href="/b">Sport</a></nav>
<section><h2>Mehr zum Thema</h2><ul><li><a href="/1">Damm hält</a></li><li><a href="/2">Pegel fällt</a></li></ul></section>
<footer>Impressum</footer></body></html>"""

HOSTILE = """<html lang="de"><head><title>Damm &lt;script&gt;alert(1)&lt;/script&gt;</title></head><body><article>
<h1>Damm hält <b>weiter</b></h1>
<p>Am Damm steht ein Schild: &lt;script&gt;alert("nass")&lt;/script&gt; &amp; &lt;img src=x onerror=alert(2)&gt;, sagte ein
Helfer am Montag. Das Schild wurde von Unbekannten aufgestellt und soll nach Angaben der Polizei entfernt werden.</p>
<p>Der Pegel der Lohe lag am Montag um 8 Uhr bei 6,90 Metern, wie das Landesamt mitteilte.</p>
</article></body></html>"""

OTHERS = {
    "final.txt": """Fußball

FC Sund holt den Pokal

4. Mai 2026, 22:40 Uhr

Der FC Sund hat am Montagabend das Pokalfinale gegen Olmira mit 2:1 gewonnen. Stürmer Jonas Petrik traf in Kellstadt
zweimal für den FC Sund. Trainer Emil Brakel lobte seine Mannschaft.

„Das ist der schönste Abend meines Lebens“, sagte Petrik nach dem Spiel in Kellstadt.
""",
    "pokal.txt": """Sport

Petrik schießt Sund zum Pokal

4. Mai 2026, 23:05 Uhr

Jonas Petrik hat den FC Sund zum Pokalsieg geschossen. Der Stürmer erzielte im Finale gegen Olmira beide Tore.
In Kellstadt feierten 20.000 Fans des FC Sund.

Trainer Emil Brakel sprach vom größten Tag des Vereins.
""",
    "museum.txt": """Kultur

Museum für Leuchttürme eröffnet

4. Mai 2026, 10:00 Uhr

In Hörnsand hat ein Museum für Leuchttürme eröffnet. Kuratorin Wiebke Thaden zeigt alte Lampen und ein Modell der
Insel. Der Eintritt ist frei.
""",
}
