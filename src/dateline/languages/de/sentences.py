"""German: abbreviations (Duden's usual ones and those of agencies) and the words that open a sentence."""

from dateline.languages.sentences import SentenceWords

WORDS = SentenceWords(
    inner=frozenset(
        """
        geb gest verh verw hrsg vgl bzgl bzw ca d.h z.b z.t u.a u.u i.d.r i.a i.v d.j v.a m.e o.g s.o s.u a.d p.a sog
        evtl ggf inkl exkl zzgl abzgl insb insbes einschl gegr ehem eigtl entspr österr schweiz griech lt betr stellv
        gebr habil h.c e.h priv.-doz durchschn übers vors dt frz bzw zw rd allg amtl mind u.s.w
        """.split()
    ),
    titles=frozenset(
        """
        dr prof proff dipl ing mag hr fr frl hrn dres kard msgr oberst oblt hptm maj ltn lt mr mrs ms rev gov sen st sr
        hl hll rep univ min.-präs lic jur pd p rer
        """.split()
    ),
    numbered=frozenset("nr nrn no art abs ziff kap bd s tel rn az par anm abb tab jg § vs".split()),
    closing=frozenset(
        """
        usw etc mio mrd tsd bio mill std sek jh jhd jhdt chr v.chr n.chr o.ä o.dgl u.ä u.a.m u.v.m u.v.a uvm uva
        jan feb mär mrz apr jun jul aug sep sept okt nov dez inc corp ltd e.v tägl str a.m a.o a.h n.n z.zt z.z
        u.s u.s.a d.c p.m jr phil med co geb min
        """.split()
    ),
    suffixes=("str", "präs", "abg"),
    starters=frozenset(
        """
        der die das den dem des ein eine einer einem einen eines kein keine keiner dieser diese dieses diesem diesen
        jener jene jenes jeder jede jedes mancher manche alle allen aller alles viele vielen einige mehrere beide beides
        andere wenige ich du er sie es wir ihr man ihm ihn ihnen uns mir mich sein seine seinem seinen seiner ihre ihrem
        ihren ihrer unser unsere mein meine wer was wie wo wann warum wieso weshalb welche welcher welches woher wohin
        und oder aber doch denn sondern sowie auch so dann da dort hier nun jetzt heute gestern morgen bereits schon
        noch nur erst zuvor danach davor dabei dafür dagegen damit daran darauf daraus darin darum darüber davon dazu
        deshalb deswegen daher dennoch trotzdem allerdings jedoch zudem außerdem ferner darüberhinaus später früher
        zuletzt zunächst zugleich gleichzeitig inzwischen mittlerweile unterdessen währenddessen derzeit aktuell
        künftig bislang bisher damals seither seitdem nachdem bevor während wenn weil dass da ob obwohl als bis sobald
        solange sofern falls indem in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter um für gegen
        ohne durch seit zwischen neben hinter trotz wegen laut anlässlich aufgrund angesichts gegenüber statt infolge
        ja nein nicht nichts niemand jemand immer nie oft manchmal vielleicht möglicherweise wahrscheinlich offenbar
        angeblich insgesamt rund etwa mehr weniger mindestens ebenso ebenfalls dies demnach demzufolge somit also
        sonst schließlich letztlich leider natürlich ist sind war waren wird werden wurde wurden hat haben hatte hatten
        kann können soll sollen muss müssen will wollen darf dürfen selbst sogar gleich kurz lange weiter weitere
        weil anders anschließend umgekehrt stattdessen vielmehr bitte danke dazwischen ihm dessen deren denen dem
        """.split()
    ),
    ordinals=True,
)
