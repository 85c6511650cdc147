"""The package of the model's files, as it is installed beside dateline."""

from __future__ import annotations

import json

from dateline.annotate.reader.package import folder
from dateline.annotate.reader.sheet import FEATURES

FILES = {
    "reader.onnx", "pairs.onnx", "heads.npz", "meaning.onnx", "meaning.npz", "words.npy", "tokenizer.json", "settings.json",
}  # fmt: skip


def test_all_files_are_there_and_small_enough_to_be_sent_along() -> None:
    where = folder()
    assert where is not None
    found = {path.name: path.stat().st_size for path in where.iterdir() if path.is_file()}
    assert set(found) >= FILES
    assert sum(found.values()) <= 40 * 2**20


def test_the_model_numbers_the_columns_as_dateline_does() -> None:
    where = folder()
    assert where is not None
    settings = json.loads((where / "settings.json").read_text(encoding="utf-8"))
    assert tuple(settings["features"]) == FEATURES
    assert settings["overlap"] < settings["most"] <= 510
