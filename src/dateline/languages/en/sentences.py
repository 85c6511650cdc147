"""English: abbreviations of news copy (AP and Reuters usage) and the words that open a sentence."""

from dateline.languages.sentences import SentenceWords

WORDS = SentenceWords(
    inner=frozenset("e.g i.e viz approx vs cf transl est dept univ assn bros ave blvd hwy".split()),
    titles=frozenset(
        """
        dr mr mrs ms mx messrs prof rev fr hon gov lt col gen capt cmdr cpl sgt maj adm brig pvt sen rep reps sens pres
        supt insp det pfc spc st ste mt ft sr lt.col maj.gen vol
        """.split()
    ),
    numbered=frozenset("no nos vol p pp fig ch sec art rte para v".split()),
    closing=frozenset(
        """
        u.s u.k u.n e.u u.s.a d.c a.m p.m etc inc corp ltd co cos jr ph.d m.d b.a m.a bn mn
        jan feb mar apr jun jul aug sep sept oct nov dec tue tues wed thur thurs fri
        calif conn del fla ga kan ky md mich minn mont neb nev okla tenn tex va wis wyo a.d b.c hrs mins secs lbs
        """.split()
    ),
    suffixes=(),
    starters=frozenset(
        """
        the a an this that these those he she it we they i you his her its our their my your there here who what when
        where why how which whose and or but so yet nor for if as at by in on of to from with without within into onto
        over under after before since until while during because although though however meanwhile also then now
        later earlier today yesterday tomorrow still just even only no not yes all some many most more few both each
        every any another other one two such according among between against about around despite following is are was
        were has have had do does did will would could should may might can once instead perhaps maybe never always
        """.split()
    ),
    ordinals=False,
)
