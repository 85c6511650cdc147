"""What the encoder, uncut and in single precision, takes sentences for: what meaning.py is measured by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from base import TAGS, lines
from lower import Sentences
from network import put_beside, started

from dateline.annotate.document import document_of_text
from dateline.annotate.sentences import find_sentences


def sentences(shared: Path) -> list[tuple[str, str]]:
    """Language and sentence, without those of under four words or over 60."""
    data = shared / "data"
    texts = [("de", item["text"]) for item in lines(data / "quotes/train.jsonl.gz")]
    texts += [("de", item["text"]) for item in lines(data / "names/germeval-dev.jsonl.gz")]
    for path in sorted((data / "times/en").rglob("*.tml")):
        whole = path.read_text(encoding="utf-8", errors="replace")
        body = whole[whole.find("<TEXT>") : whole.find("</TEXT>")]
        texts.append(("en", TAGS.sub("", body)))
    found = []
    for language, text in texts:
        document = document_of_text(text, language=language)
        found += [(language, " ".join(document.text[a:b].split())) for a, b in find_sentences(document)]
    return sorted({(lang, s) for lang, s in found if 4 <= len(s.split()) <= 60})


class Teacher:
    """The original encoder with the branches of `sides` (see network.put_beside)."""

    def __init__(self, folder: Path, sides: dict[str, dict[str, torch.Tensor]]) -> None:
        base = torch.load(folder / "encoder.pt")
        self.encoder = put_beside(started(base, range(base["header"]["layers"])), sides).eval()
        self.lower = Sentences(folder, self.encoder)

    def __call__(self, texts: list[str]) -> np.ndarray:
        """Vectors of length 1, one a text."""
        with torch.no_grad():
            hidden, mask = self.lower(texts)
            hidden = self.encoder.top(hidden, mask)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return torch.nn.functional.normalize(mean, dim=-1).numpy()
