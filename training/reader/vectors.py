"""What the original encoder, uncut and in single precision, takes sentences for: what meaning.py is measured by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from base import BLOCK_BYTES, TAGS, lines, unpacked
from network import started
from tokenizers import Tokenizer

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
    """The original encoder."""

    def __init__(self, folder: Path) -> None:
        base = torch.load(folder / "encoder.pt")
        self.encoder = started(base, range(base["header"]["layers"])).eval()
        self.words = np.load(folder / "all_words.npy", mmap_mode="r")
        self.tokenizer = Tokenizer.from_file(str(folder / "full_tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(256)

    def __call__(self, texts: list[str]) -> np.ndarray:
        """Vectors of length 1, one a text."""
        ids = [e.ids for e in self.tokenizer.encode_batch([f"query: {t}" for t in texts])]
        width = self.encoder.positions.shape[1]
        x = torch.zeros(len(ids), max(map(len, ids)), width)
        mask = torch.zeros(x.shape[:2], dtype=torch.bool)
        for k, some in enumerate(ids):
            rows = np.ascontiguousarray(self.words[some]).reshape(-1, BLOCK_BYTES)
            x[k, : len(some)] = torch.from_numpy(unpacked(rows).reshape(len(some), width))
            mask[k, : len(some)] = True
        with torch.no_grad():
            hidden = self.encoder.top(self.encoder.bottom(x, mask), mask)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return torch.nn.functional.normalize(mean, dim=-1).numpy()
