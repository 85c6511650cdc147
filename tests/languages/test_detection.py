"""The language of a text by its function words."""

import pytest

from dateline.languages.detection import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Damm hält, sagte die Bürgermeisterin am Abend, aber der Pegel steigt weiter.", "de"),
        ("DER DAMM HÄLT NICHT, SAGT DIE BÜRGERMEISTERIN", "de"),
        ("The dam is holding, the mayor said in the evening, but the water is still rising.", "en"),
        ("Die Behörden said nothing; der Damm und die Straße sind nicht sicher.", "de"),
        ("Le barrage tient, a dit la maire dans la soirée, mais le niveau monte encore.", None),
        ("Barajul rezistă, a spus primarul.", None),
        ("12:45 17 %", None),
        ("", None),
    ],
)
def test_detect(text: str, code: str | None) -> None:
    assert detect(text) == code
