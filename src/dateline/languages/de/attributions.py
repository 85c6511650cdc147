"""German words for telling on whose word a statement stands."""

from __future__ import annotations

from dateline.languages.attributions import AttributionWords


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WORDS = AttributionWords(
    hedges=_set("""
    angeblich angebliche angeblichen angeblicher angebliches angeblichem möglicherweise offenbar vermutlich
    vermeintlich vermeintliche vermeintlichen vermeintlicher vermeintliches mutmaßlich mutmaßliche mutmaßlichen
    mutmaßlicher mutmaßliches mutmaßlichem wahrscheinlich anscheinend vielleicht wohl womöglich augenscheinlich offenkundig
    """)
    | {"dem vernehmen nach", "allem anschein nach", "so heißt es", "wie es heißt", "wie es hieß"},
    hearsay=_set("soll sollen"),
    perfect=_set("haben sein"),
    lasting=_set(
        "stammen gehören besitzen wissen existieren leben liegen befinden verfügen brennen fehlen warten stecken"
    ),
    compounds=("angaben", "informationen", "auskunft", "schätzungen"),
    plain=_set("angaben informationen auskunft schätzungen"),
    guesses=_set("dürfte dürften"),
    claims=_set("will wollen"),
    negations=_set("nicht kein keine keinen keiner keinem nie niemals"),
    own=_set("eigenen eigener eigenem"),
    wants=_set("will wollen wolle möchte möchten plant planen beabsichtigt beabsichtigen erwägt erwägen"),
    unnamed=_set("""
    insidern insider insiderangaben kreise kreisen quellen quelle berichten bericht angaben informationen aussagen meldungen
    medienberichten medienangaben zeugen zeugenaussagen augenzeugen augenzeugenberichten beobachtern beobachter
    schätzungen ansicht meinung vernehmen gerüchten presseberichten zeitungsberichten agenturberichten medien eingeweihten
    diplomaten bewohnern bewohner anwohnern medieninformationen agenturangaben
    """),
    future=_set("""
    künftig demnächst bald kürze morgen übermorgen später nächste nächsten kommenden kommende anschließend dann zukunft
    """),
)
