"""Who said what: frames, fragments, indirect speech, and what is no speech at all."""

from __future__ import annotations

import pytest

from tests.annotate.quoted import document, quotes, said, ticker, words

NAMES = ("Anna Vogt", "Vogt", "Karl Brenner", "Brenner", "Lind")


def direct(*paragraphs: str) -> list[tuple[str, str]]:
    """Speaker and words of direct quotations."""
    return [(who, what) for kind, who, what in said(document(*paragraphs), *NAMES) if kind == "Direct"]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        ("Vogt sagte: „Wir bleiben hier.“", "Vogt", "Wir bleiben hier."),
        ("Vogt: „Wir bleiben hier.“", "Vogt", "Wir bleiben hier."),
        ("„Wir bleiben hier“, sagte Vogt.", "Vogt", "Wir bleiben hier"),
        ("„Wir bleiben hier!“, rief die Ministerin am Abend.", "die Ministerin", "Wir bleiben hier!"),
        ("„Wir bleiben hier!“ rief sie.", "sie", "Wir bleiben hier!"),
        (
            "«Wir bleiben hier», so der Bürgermeister von Lauth weiter.",
            "der Bürgermeister von Lauth",
            "Wir bleiben hier",
        ),
        ("„Wir bleiben hier“, hatte Vogt zuvor gepostet.", "Vogt", "Wir bleiben hier"),
        ('"Wir bleiben hier", verrät Vogt.', "Vogt", "Wir bleiben hier"),
        ('"Wir bleiben hier", streut Vogt Brenner Rosen.', "Vogt", "Wir bleiben hier"),
        ('"Wir bleiben hier", lässt die Ministerin auf Ruhe hoffen.', "die Ministerin", "Wir bleiben hier"),
        ('"Wir bleiben hier", waren Vogts Abschlussworte.', "Vogts", "Wir bleiben hier"),
        ("Vogt meint weiter: „Wir bleiben.“", "Vogt", "Wir bleiben."),
        ("Dann ging Vogt auf den Hafen ein, vermied aber Zahlen: „Wir bleiben.“", "Vogt", "Wir bleiben."),
        (
            "Die Delegation bewertet die Lage positiv: „Es war ein gutes Treffen.“",
            "Die Delegation",
            "Es war ein gutes Treffen.",
        ),
        (
            "Karl Brenner, der Leiter des Hafens, sagte: „Wir bleiben.“",
            "Karl Brenner, der Leiter des Hafens",
            "Wir bleiben.",
        ),
        ("Ministerin Anna Vogt (PdA) sagte am Samstag: „Wir bleiben.“", "Ministerin Anna Vogt (PdA)", "Wir bleiben."),
        ("„Wir bleiben hier“, heißt es vom Betreiber des Hafens.", "Betreiber des Hafens", "Wir bleiben hier"),
        (
            "Jeder, der hier aussteigt, „ist ein Held“, so Ex-Trainer Karl Brenner.",
            "Ex-Trainer Karl Brenner",
            "ist ein Held",
        ),
        ("Vogt nannte ihn einen «klugen Kerl».", "Vogt", "klugen Kerl"),
        ("Die Tat bezeichnete er als „feige und brutal“.", "er", "feige und brutal"),
        ("Vogt sieht noch „keine Einigung“.", "Vogt", "keine Einigung"),
        ("Die Ministerin sprach von einem „schwarzen Tag für alle“.", "Die Ministerin", "schwarzen Tag für alle"),
    ],
)
def test_frames_of_direct_speech(text: str, speaker: str, quote: str) -> None:
    assert (speaker, quote) in direct(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Boeing „Air Force One“ landete um neun.",
        "Sie fuhren in der gepanzerten Limousine „The Beast“.",
        "Die Boeing-747-„Air Force One“ landete.",
        "Hinter ihnen hing eine Wand mit der Aufschrift «Pursuing Peace» («Frieden anstreben»).",
        "Das „Nordlicht“-Festival beginnt heute.",
        "Der Film „Das leise Meer“ läuft morgen an.",
        "Das Schiff heißt „Seestern“ und ist neu.",
    ],
)
def test_names_and_inscriptions_are_no_speech(text: str) -> None:
    assert direct(text) == []


def test_a_frame_that_interrupts_the_quotation() -> None:
    assert direct("„Wir bleiben“, sagte Vogt, „und zwar heute.“") == [("Vogt", "Wir bleiben … und zwar heute.")]


def test_two_speakers_in_one_paragraph() -> None:
    text = "Auch Brenner blieb ruhig: „Vielen Dank, Frau Ministerin!“ Doch Vogt, sagt aber auch: „Es gibt kein Geld!“"
    assert direct(text) == [("Brenner", "Vielen Dank, Frau Ministerin!"), ("Vogt", "Es gibt kein Geld!")]


def test_nobody_is_named_where_the_text_does_not_say() -> None:
    assert direct("Konkret lautete die Aufforderung: „Alle raus aus dem Saal!“ („Everybody out!“).") == [
        ("", "Alle raus aus dem Saal!")
    ]


def test_a_mark_that_closes_and_opens_keeps_both_quotations() -> None:
    text = 'Vogt sagt: "Es war ein guter Tag."Es soll so weitergehen. Das ist sicher", heißt es von der Reederei.'
    assert direct(text) == [
        ("Vogt", "Es war ein guter Tag."),
        ("der Reederei", "Es soll so weitergehen. Das ist sicher"),
    ]


def test_speech_goes_on_in_the_next_paragraph() -> None:
    page = document("Vogt ergriff das Wort: „Es war ein guter Tag.“", "„Niemand wurde verletzt. Das zählt.“")
    second = quotes(page, *NAMES)[1]
    assert words(page, second.speaker) == "Vogt"
    assert second.speaker_basis == "the speech before goes on"


def test_speech_does_not_go_on_beyond_a_heading() -> None:
    page = document(
        "Vogt sagte: „Es war gut.“", "Der Hafen", "„Niemand wurde verletzt.“", roles=("paragraph", "subheading")
    )
    assert [words(page, q.speaker) for q in quotes(page, *NAMES)] == ["Vogt", ""]


def test_a_quotation_in_a_heading_has_the_speaker_of_the_same_words() -> None:
    page = document("„Wir bleiben hier“", "Vogt sagte: „Wir bleiben hier, und zwar alle.“", roles=("subheading",))
    heading = quotes(page, *NAMES)[0]
    assert (words(page, heading.speaker), heading.speaker_basis) == (
        "Vogt",
        "the same words stand in the text with their speaker",
    )


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Vogt lobt Brenner", "Vogt"),
        ("Vogt zuversichtlich", "Vogt"),
        ("Vogt ergreift zuerst das Wort:", "Vogt"),
        ("Auch Vogt will bleiben", "Vogt"),
        ("Jetzt spricht Brenner", "Brenner"),
        ("Hafen-Chef weiter am Wort", "Hafen-Chef"),
        ("Vogt von Brenner überrascht", ""),
        ("Kein Treffen unter vier Augen", ""),
        ("Signale", ""),
    ],
)
def test_an_entry_that_is_only_a_quotation_takes_its_heading(heading: str, speaker: str) -> None:
    page = ticker(("21:15", heading, "„Es war ein guter Tag für alle.“"))
    only = next(q for q in quotes(page, *NAMES) if q.type == "Direct")
    assert words(page, only.speaker) == speaker
    assert only.speaker_basis == ("the entry's heading names the speaker" if speaker else None)


@pytest.mark.parametrize("newest_first", [True, False])
def test_an_entry_takes_the_speaker_of_the_entry_before_it_in_time(newest_first: bool) -> None:
    entries = [
        ("21:15", "Vogt spricht", "„Es war ein guter Tag für alle.“"),
        ("21:17", "Mehr zum Hafen", "„Der Hafen bleibt, wie er ist.“"),
        ("21:20", "Die Fähren", "Die Fähren fahren wieder."),
        ("21:22", "Noch ein Satz", "„Das war es dann wohl.“"),
    ]
    page = ticker(*(reversed(entries) if newest_first else entries))
    speakers = {words(page, q.quote): (words(page, q.speaker), q.speaker_basis) for q in quotes(page, *NAMES)}
    assert speakers["Der Hafen bleibt, wie er ist."] == ("Vogt", "the entry before is the same speech")
    assert speakers["Das war es dann wohl."] == ("", None)


def test_the_sentence_before_names_the_speaker() -> None:
    page = document(
        'Vogts Auftritt ist vorbei, jetzt wendet sich der Hafenchef an die Gäste. "Wir bleiben. Alle bleiben."'
    )
    only = quotes(page, *NAMES)[-1]
    assert (words(page, only.speaker), only.speaker_basis) == (
        "der Hafenchef",
        "the sentence before names the speaker",
    )


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        ("Vogt sagte, dass der Hafen bleibe.", "Vogt", "dass der Hafen bleibe"),
        ("Vogt sagte, der Hafen bleibe offen.", "Vogt", "der Hafen bleibe offen"),
        ("Das Rote Haus teilte mit, Vogt und Lind würden kommen.", "Das Rote Haus", "Vogt und Lind würden kommen"),
        ("Der Hafen bleibe offen, betonte die Ministerin.", "die Ministerin", "Der Hafen bleibe offen"),
        ("Er wolle bleiben, um zu helfen, so Vogt.", "Vogt", "Er wolle bleiben, um zu helfen"),
        ("Laut Vogt bleibt der Hafen offen.", "Vogt", "bleibt der Hafen offen"),
        ("Wie die Polizei mitteilte, blieb der Hafen offen.", "die Polizei", "blieb der Hafen offen"),
        ("Insidern zufolge bleibt der Hafen offen.", "Insidern", "bleibt der Hafen offen"),
        ("Der Hafen bleibt Insidern zufolge offen.", "Insidern", "Der Hafen bleibt … offen"),
        ("Sie weiß, dass der Hafen nach Angaben von Vogt offen bleibt.", "Vogt", "dass der Hafen … offen bleibt"),
        ("Vogt hatte zuvor betont, nichts zu beschließen.", "Vogt", "nichts zu beschließen"),
        ("Vogt hatte betont, nichts zu beschließen und ging dann.", "Vogt", "nichts zu beschließen"),
        ("Die Behörde, die dafür zuständig ist, teilte mit, dass sie prüfe.", "Die Behörde", "dass sie prüfe"),
        ("Vogt sagte am Abend, er freue sich auf den Hafen.", "Vogt", "er freue sich auf den Hafen"),
        ("Vogt hat angekündigt, vom Amt zurückzutreten.", "Vogt", "vom Amt zurückzutreten"),
        ("Seiner Meinung nach bleibt der Hafen offen.", "Seiner Meinung", "bleibt der Hafen offen"),
        ("Eine der größten Gruppen sagte, dass sie komme.", "Eine der größten Gruppen", "dass sie komme"),
        ("Einbruch, sagt ein Beamter.", "ein Beamter", "Einbruch"),
        (
            "Im Hafen hat die Feuerwehr nach eigenen Angaben gelöscht.",
            "die Feuerwehr",
            "Im Hafen hat die Feuerwehr … gelöscht",
        ),
        ("Befürchtet wird, dass der Hafen schließt.", "", "dass der Hafen schließt"),
        ("Vogt zeigte sich überzeugt, dass der Hafen bleibt.", "Vogt", "dass der Hafen bleibt"),
        (
            "Zu den Forderungen aus dem Rat, die Vogt aufgelistet hatte, gehört, dass der Hafen offen bleiben müsse.",
            "Vogt",
            "dass der Hafen offen bleiben müsse",
        ),
        (
            "Als ein Reporter fragte, ob er gehe, lachte der Minister.",
            "ein Reporter",
            "ob er gehe",
        ),
    ],
)
def test_indirect_speech(text: str, speaker: str, quote: str) -> None:
    assert ("Indirect", speaker, quote) in said(document(text), *NAMES)


def test_indirect_speech_goes_on_without_a_frame() -> None:
    text = "Vogt sagte, der Hafen bleibe offen. Niemand werde entlassen. Die Fähren fahren morgen."
    assert said(document(text), *NAMES) == [
        ("Indirect", "Vogt", "der Hafen bleibe offen"),
        ("IndirectFreeIndirect", "Vogt", "Niemand werde entlassen."),
    ]


def test_marks_within_indirect_speech_are_the_same_speaker_s() -> None:
    text = "Vogt äußerte sich lobend über den Rat. Er unternehme «recht energische Anstrengungen», um zu helfen."
    assert ("Direct", "Vogt", "recht energische Anstrengungen") in said(document(text), *NAMES)


def test_what_could_be_is_said_after_direct_speech_only() -> None:
    could = "Der Streit könnte Jahre dauern."
    assert said(document(f"„Wir bleiben“, sagte Vogt. {could}"), *NAMES)[-1] == ("IndirectFreeIndirect", "Vogt", could)
    assert len(said(document(f"Vogt sagte, der Hafen bleibe offen. {could}"), *NAMES)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Vogt und Lind begrüßten sich am Hafen.",
        "Die Fähren dürften morgen fahren.",
        "Ein Test bestätigte die Identität des Mannes.",
    ],
)
def test_deeds_and_guesses_of_the_reporter_are_nobody_s_words(text: str) -> None:
    assert said(document(f"Vogt sagte: „Wir bleiben.“ {text}"), *NAMES) == [("Direct", "Vogt", "Wir bleiben.")]


def test_a_demand_is_reported_speech() -> None:
    assert said(document("Vogt forderte am Abend eine schnellere Entscheidung."), *NAMES) == [
        ("Reported", "Vogt", "Vogt forderte am Abend eine schnellere Entscheidung.")
    ]


def test_the_object_before_the_verb_is_not_the_speaker() -> None:
    assert said(document("Eine Anerkennung des Hafens schloss Vogt aus."), *NAMES)[0][1] == "Vogt"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die neuen Pläne der Stadt nannte der Betreiber „feige und dumm“.", "der Betreiber"),
        ("Die Beamten nannten den Plan „feige und dumm“.", "Die Beamten"),
        ("Das Ergebnis nannten Beobachter „feige und dumm“.", "Beobachter"),
        ("Der Sender zitiert Karl Brenner mit den Worten: „Wir bleiben hier.“", "Karl Brenner"),
        ("Das Fazit von Anna Vogt lautete: „Wir bleiben hier.“", "Anna Vogt"),
        ("Vogt nannte den Bericht eine „Zeitungsente“.", "Vogt"),
        ("„Wir bleiben hier.“ (Anna Vogt, 78, aus Lauth)", "Anna Vogt"),
        ("„Wir bleiben hier“, sagt der 51-Jährige.", "der 51-Jährige"),
        ("„Wir bleiben hier.“ Das sagte Brenner am Abend.", "Brenner"),
    ],
)
def test_who_speaks_where_several_could(text: str, speaker: str) -> None:
    assert [who for who, _ in direct(text)] == [speaker]


@pytest.mark.parametrize("text", ["So etwas nennt man einen „Aktiensplit“.", "Ihr Kind nannten sie „Max“."])
def test_a_word_that_things_are_called_by_is_no_speech(text: str) -> None:
    assert direct(text) == []


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Vogt: Der Hafen bleibt offen", [("Indirect", "Vogt", "Der Hafen bleibt offen")]),
        ("Ministerin Vogt: Hafen bleibt offen", [("Indirect", "Ministerin Vogt", "Hafen bleibt offen")]),
        ("Vogt: „Wir bleiben“", [("Direct", "Vogt", "Wir bleiben")]),
        ("Streit um den Hafen: Vogt reist an", []),
        ("Vogt-Besuch: Der Hafen ist gesperrt", []),
        ("Vogt: Porträt", []),
    ],
)
def test_a_heading_with_a_name_and_a_colon(heading: str, found: list[tuple[str, str, str]]) -> None:
    assert said(document(heading, roles=("headline",)), *NAMES) == found


def test_a_sentence_is_put_on_somebody_s_word_by_the_next() -> None:
    assert said(document("Das Feuer im Hafen ist gelöscht. Das bestätigte die Feuerwehr am Abend."), *NAMES) == [
        ("Indirect", "die Feuerwehr", "Das Feuer im Hafen ist gelöscht")
    ]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Vogt sagte der Zeitung, der Hafen bleibe offen.", "der Zeitung"),
        ("Vogt sagte gegenüber dem Sender, der Hafen bleibe offen.", "dem Sender"),
        ("Brenner forderte den Rat auf, den Hafen zu schließen.", "den Rat"),
        ("Die Anwohner wurden aufgefordert, ihre Häuser zu verlassen.", "Die Anwohner"),
        ("Vogt sagte am Montag, der Hafen bleibe offen.", ""),
    ],
)
def test_to_whom_it_was_said(text: str, addressee: str) -> None:
    page = document(text)
    assert words(page, quotes(page, *NAMES)[0].addressee) == addressee


@pytest.mark.parametrize("speaker", ["Ursula von der Heyde", "Ein Sprecher des Rates", "Die „Neue Post“"])
def test_speakers_are_found_without_any_name_known(speaker: str) -> None:
    assert said(document(f"{speaker} sagte, dass der Hafen offen bleibt."))[0][1] == speaker


def test_a_document_without_anything_has_no_quotations() -> None:
    assert quotes(document("")) == ()
    assert quotes(document("Der Hafen ist offen.")) == ()
