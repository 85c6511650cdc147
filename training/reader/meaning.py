"""The original's twelve layers and the branches beside them, for the vectors of sentences.

    python training/reader/meaning.py BASE OUT SHARED SIDES [--single]

BASE is what base.py wrote, OUT what export.py wrote; meaning.onnx and meaning.npz are added. SIDES is the sides.pt of
training/story/sides.py: branches beside the layers, in half floats. The layers keep the four bits a weight that they
came in, in blocks of 32 with a half float as their unit; when they are opened they become the whole numbers that are
computed in, as in the reader, with the loudest channels in floats. Prints how the vectors agree with those of the same
encoder with its uncut vocabulary and in single precision, on sentences of the texts here.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from graph import Graph
from network import Encoder, put_beside, started
from onnx import TensorProto, helper
from scipy.stats import spearmanr
from states import Words
from tokenizers import Tokenizer
from vectors import Teacher, sentences

from dateline.annotate.reader.vectors import Meaning

BLOCK = 32
HEARD = 300  # sentences on which it is heard which channels are loud
MEASURED = {"de": 500, "en": 300}


def packed(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The units (half floats) and nibbles of weights that were once unpacked from them, blocks of 32 along the rows.

    Two nibbles a byte, the block's first half low. The largest weight of a block is minus eight units. Raises
    ValueError where the weights do not come out as they were.
    """
    rows = weight.reshape(len(weight), -1, BLOCK)
    largest = np.take_along_axis(rows, np.abs(rows).argmax(-1)[..., None], -1)
    unit = (-largest / 8).astype(np.float16)
    nibbles = np.rint(rows / np.where(unit == 0, 1, unit).astype(np.float32)) + 8
    if not np.array_equal((nibbles - 8) * unit.astype(np.float32), rows):
        raise ValueError("these weights did not come in four bits")
    whole = nibbles.astype(np.uint8)
    return unit, whole[..., : BLOCK // 2] | (whole[..., BLOCK // 2 :] << 4)


class Packed(Graph):
    """A graph whose layers' weights lie beside it, in four bits."""

    def __init__(self, *, single: bool) -> None:
        super().__init__(single=single)
        self.beside: dict[str, np.ndarray] = {}

    def steps(self, array: np.ndarray, unit: np.ndarray, name: str) -> str:
        self.beside[f"{name}.units"], self.beside[f"{name}.nibbles"] = packed(array)
        outside = onnx.TensorProto(name=name, data_type=TensorProto.INT8, dims=array.T.shape)
        outside.data_location = TensorProto.EXTERNAL
        for key, value in (("location", "-"), ("offset", "0"), ("length", str(array.size))):
            outside.external_data.add(key=key, value=value)
        self.weights.append(outside)
        return name


def loud(encoder: Encoder, base: Path, texts: list[str], most: int) -> list[list[int]]:
    """For each layer the `most` channels of its wide part that get loudest in sentences, in order."""
    tokenizer, words = Tokenizer.from_file(str(base / "tokenizer.json")), Words(base / "words.npy", "cpu")
    peaks: list[torch.Tensor] = [torch.zeros(layer.up.out_features) for layer in encoder.layers]

    def listen(k: int) -> Callable[..., None]:
        def hook(_: torch.nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            peaks[k] = torch.maximum(peaks[k], given[0].flatten(0, -2).abs().amax(0))

        return hook

    for k, layer in enumerate(encoder.layers):
        layer.down.register_forward_pre_hook(listen(k))
    with torch.no_grad():
        for text in texts:
            ids = [0, *tokenizer.encode(f" query: {text}", add_special_tokens=False).ids[:254], 2]
            encoder.top(encoder.bottom(words(torch.tensor([ids])), None), None)
    return [sorted(peak.topk(most).indices.tolist()) for peak in peaks]


def built(encoder: Encoder, loud: list[list[int]], *, single: bool) -> tuple[onnx.ModelProto, dict[str, np.ndarray]]:
    """The graph, and what lies beside it.

    Input: pieces (1 × length × width, embeddings). Output: mean (1 × width), of all pieces after the last layer.
    """
    g = Packed(single=single)
    width = encoder.positions.shape[1]
    g.constant("zero", np.array([0], np.int64))
    g.constant("one", np.array([1], np.int64))
    shape = g.add("Shape", ["pieces"], "length", start=1, end=2)
    places = g.add("Slice", [g.weight("positions", encoder.positions), "zero", shape, "zero"], "places")
    x = g.norm(g.sum("pieces", places, "placed"), encoder.norm, "norm")
    for k, layer in enumerate(encoder.layers):
        x = g.layer(x, layer, f"layer{k}", loud[k])
    g.add("ReduceMean", [x, "one"], "mean", keepdims=0)
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.FLOAT, [1, "length", width])]
    outputs = [helper.make_tensor_value_info("mean", TensorProto.FLOAT, [1, width])]
    graph = helper.make_graph(g.nodes, "meaning", inputs, outputs, g.weights)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="dateline"), g.beside


def agreement(found: np.ndarray, wanted: np.ndarray) -> str:
    """Mean cosine, rank correlation of all likenesses, how often the nearest other sentence is the same."""
    pairs = np.triu_indices(len(wanted), 1)
    ours, theirs = found @ found.T, wanted @ wanted.T
    rank = spearmanr(ours[pairs], theirs[pairs]).statistic
    for likeness in (ours, theirs):
        np.fill_diagonal(likeness, -1)
    same = float((ours.argmax(1) == theirs.argmax(1)).mean())
    return f"cosine {(found * wanted).sum(1).mean():.4f}, rank correlation {rank:.4f}, same nearest {same:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sides", type=Path)
    parser.add_argument("--single", action="store_true", help="everything in single precision")
    parser.add_argument("--loud", type=int, default=16, help="channels of each layer that are computed in floats")
    args = parser.parse_args()
    torch.set_num_threads(1)
    every = sentences(args.shared)
    random.Random(5).shuffle(every)
    base = torch.load(args.base / "encoder.pt")
    sides = torch.load(args.sides)
    encoder = put_beside(started(base, range(base["header"]["layers"])), sides).eval()
    measured = [s for code, most in MEASURED.items() for s in [s for c, s in every if c == code][:most]]
    heard = [s for _, s in every if s not in set(measured)][:HEARD]
    graph, beside = built(encoder, loud(encoder, args.base, heard, args.loud), single=args.single)
    (args.out / "meaning.onnx").write_bytes(graph.SerializeToString())
    np.savez(args.out / "meaning.npz", **beside)
    print(f"{sum(p.stat().st_size for p in args.out.glob('meaning.*')) / 2**20:.1f} MiB")
    measured.sort(key=len)
    teacher = Teacher(args.base, sides)
    wanted = np.concatenate([teacher(measured[at : at + 32]) for at in range(0, len(measured), 32)])
    print(f"{len(measured)} sentences: {agreement(Meaning(args.out).vectors(measured), wanted)}")


if __name__ == "__main__":
    main()
