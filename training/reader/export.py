"""From a trained model to the package's files.

    python training/reader/export.py BASE MODEL OUT [--exact down …] [--single]

MODEL is train.py's model.pt or checkpoint.pt. Writes into OUT: reader.onnx (encoder and heads over words), heads.npz
(what is left for numpy: features and the scorer of pairs), words.npy, tokenizer.json, settings.json. The graph is
built here, node by node, so that what runs is what is meant: the layers' products in whole numbers but for those named
by --exact; other weights as half floats that are cast once when the file is opened; attention as one node.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from network import PAIR, Reader, started
from onnx import TensorProto, helper, numpy_helper

from dateline.annotate.reader.sheet import FEATURES

PARTS = ("qkv", "out", "up", "down")


class Graph:
    """Nodes and weights, in the order in which they are added."""

    def __init__(self, *, half: bool, exact: Sequence[str]) -> None:
        """exact: the nodes within layers whose weights are not made whole numbers ("layer4.down")."""
        self.half, self.exact = half, exact
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def weight(self, name: str, value: torch.Tensor) -> str:
        array = value.detach().numpy().astype(np.float32)
        if not self.half or array.ndim < 2:
            return self.constant(name, array)
        self.constant(f"{name}.half", np.ascontiguousarray(array.astype(np.float16)))
        return self.add("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x: str, layer: torch.nn.Linear, name: str) -> str:
        product = self.add("MatMul", [x, self.weight(f"{name}.weight", layer.weight.T.contiguous())], f"{name}.product")
        return self.add("Add", [product, self.weight(f"{name}.bias", layer.bias)], name)

    def inner(self, x: str, layer: torch.nn.Linear, name: str) -> str:
        """A linear node within a layer, computed in whole numbers: each output's weights have a unit of their own."""
        if name in self.exact:
            return self.linear(x, layer, name)
        array = layer.weight.detach().numpy().astype(np.float32)
        # Seven bits and not eight: older processors add two products in 16 bits, and eight would overflow there.
        unit = np.maximum(np.abs(array).max(1), 1e-8) / 63
        whole = np.clip(np.rint(array / unit[:, None]), -63, 63).astype(np.int8)
        inputs = [
            x,
            self.constant(f"{name}.weight", np.ascontiguousarray(whole.T)),
            self.constant(f"{name}.unit", unit),
        ]
        inputs += [self.constant(f"{name}.zero", np.zeros(len(unit), np.int8)), self.weight(f"{name}.bias", layer.bias)]
        return self.add("DynamicQuantizeMatMul", inputs, name, "com.microsoft")

    def norm(self, x: str, norm: torch.nn.LayerNorm, name: str) -> str:
        inputs = [x, self.weight(f"{name}.weight", norm.weight), self.weight(f"{name}.bias", norm.bias)]
        return self.add("LayerNormalization", inputs, name, axis=-1, epsilon=norm.eps)

    def layer(self, x: str, layer: torch.nn.Module, name: str) -> str:
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.inner(x, layer.qkv, f"{name}.qkv")
        self.nodes.append(
            helper.make_node("Split", [f"{name}.qkv"], parts, name=f"{name}.split", axis=2, num_outputs=3)
        )
        mixed = self.add("MultiHeadAttention", parts, f"{name}.mixed", "com.microsoft", num_heads=layer.heads)
        x = self.add("Add", [x, self.inner(mixed, layer.out, f"{name}.out")], f"{name}.sum1")
        x = self.norm(x, layer.norm1, f"{name}.norm1")
        wide = self.add("Gelu", [self.inner(x, layer.up, f"{name}.up")], f"{name}.gelu")
        x = self.add("Add", [x, self.inner(wide, layer.down, f"{name}.down")], f"{name}.sum2")
        return self.norm(x, layer.norm2, f"{name}.norm2")


def built(model: Reader, *, half: bool, exact: Sequence[str]) -> onnx.ModelProto:
    """Inputs: pieces (1 × length × width, embeddings), beside (the same shape, what the features add), first, last
    (the
    words' pieces). Outputs: names, outer, nested (words × tags), ends, means, word (for the scorer of pairs), low, high
    (the means over all pieces of what the frozen layers and the last one give)."""
    g = Graph(half=half, exact=exact)
    encoder, width = model.encoder, model.features.shape[1]
    g.constant("zero", np.array([0], np.int64))
    g.constant("one", np.array([1], np.int64))
    shape = g.add("Shape", ["pieces"], "length", start=1, end=2)
    places = g.add("Slice", [g.weight("positions", encoder.positions), "zero", shape, "zero"], "places")
    x = g.norm(g.add("Add", ["pieces", places], "placed"), encoder.norm, "norm")
    for k, layer in enumerate(encoder.layers):
        if k == encoder.frozen:
            g.add("ReduceMean", [x, "one"], "low", keepdims=0)
            x = g.add("Add", [x, "beside"], "informed")
        x = g.layer(x, layer, f"layer{k}")
    g.add("ReduceMean", [x, "one"], "high", keepdims=0)
    flat = g.add("Squeeze", [x, "zero"], "flat")
    ends = g.add("Concat", [g.add("Gather", [flat, p], f"{p}s", axis=0) for p in ("first", "last")], "both", axis=1)
    named = g.add("Gelu", [g.linear(ends, model.name_word, "name_word")], "name_words")
    word = g.add("Gelu", [g.linear(ends, model.word, "word_")], "words")
    outputs = {
        "names": (named, model.names),
        "outer": (word, model.quotes[0]),
        "nested": (word, model.quotes[1]),
        "ends": (word, model.quote_end),
        "means": (word, model.quote_mean),
        "word": (word, model.quote_word),
    }
    for name, (source, layer) in outputs.items():
        g.linear(source, layer, name)
    float_, int_ = TensorProto.FLOAT, TensorProto.INT64
    inputs = [helper.make_tensor_value_info(n, float_, [1, "length", width]) for n in ("pieces", "beside")]
    inputs += [helper.make_tensor_value_info(n, int_, ["words"]) for n in ("first", "last")]
    results = [helper.make_tensor_value_info(n, float_, ["words", o.out_features]) for n, (_, o) in outputs.items()]
    results += [helper.make_tensor_value_info(n, float_, [1, width]) for n in ("low", "high")]
    graph = helper.make_graph(g.nodes, "reader", inputs, results, g.weights)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="dateline")


def loaded(base: Path, path: Path) -> Reader:
    """The trained model."""
    kept = torch.load(path, weights_only=False, map_location="cpu")
    encoder = started(torch.load(base / "encoder.pt"), kept["layers"], kept["frozen"])
    model = Reader(encoder)
    model.load_state_dict(kept["model"])
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--single", action="store_true", help="keep weights in single precision where they are floats")
    parser.add_argument(
        "--exact", nargs="*", default=["down"], choices=PARTS, help="what is not made whole numbers in trained layers"
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = loaded(args.base, args.model)
    # The frozen layers' weights were shipped in four bits: there whole numbers cost nothing.
    trained = range(model.encoder.frozen, len(model.encoder.layers))
    exact = [
        f"layer{k}.{part}"
        for k in (range(len(model.encoder.layers)) if args.single else trained)
        for part in args.exact
    ]
    graph = built(model, half=not args.single, exact=exact)
    onnx.checker.check_model(graph)
    onnx.save(graph, args.out / "reader.onnx")
    state = {k: v.detach().numpy().astype(np.float32) for k, v in model.state_dict().items()}
    keys = ("features", "place", "pair.weight", "pair.bias", "roles.weight", "roles.bias")
    np.savez(args.out / "heads.npz", **{key: state[key] for key in keys})
    shutil.copy(args.base / "words.npy", args.out / "words.npy")
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    settings = {"features": list(FEATURES), "pair": PAIR, "most": 500, "overlap": 110, "names": ["de"]}
    (args.out / "settings.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    print(f"{sum(p.stat().st_size for p in args.out.iterdir()) / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
