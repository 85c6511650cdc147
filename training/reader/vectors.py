"""What the whole encoder takes sentences for: the vectors that the small one learns to give.

    python training/reader/vectors.py BASE SHARED [--most 16000]

BASE is the folder that base.py wrote. Writes sentences.json and vectors.npy into it: German and English sentences of
the training texts, and for each the mean of the original's twelve layers after "query: ", of length 1. A share of one
in twenty, by the sentence's checksum, is marked as kept apart.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import zlib
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


def kept_apart(sentence: str) -> bool:
    return zlib.crc32(sentence.encode()) % 20 == 0


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--most", type=int, default=16_000)
    args = parser.parse_args()
    torch.set_num_threads(1)
    every = sentences(args.shared)
    random.Random(0).shuffle(every)
    every = sorted(every[: args.most], key=lambda s: len(s[1]))
    teacher, rows, started_at = Teacher(args.base), [], time.time()
    for at in range(0, len(every), 64):
        rows.append(teacher([s for _, s in every[at : at + 64]]))
        if at % 3200 == 0:
            print(at, len(every), round(time.time() - started_at), flush=True)
    np.save(args.base / "vectors.npy", np.concatenate(rows).astype(np.float16))
    (args.base / "sentences.json").write_text(json.dumps(every, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
