"""From a trained model to the package's files.

    python training/reader/export.py BASE MODEL OUT [--loud 16] [--single]

MODEL is train.py's model.pt or checkpoint.pt, BASE the folder that it was trained from. Writes into OUT: reader.onnx
(encoder and heads over words), pairs.onnx (the scorer of pairs), heads.npz (what is left for numpy: the features),
words.npy, tokenizer.json, settings.json. The graph is built here, node by node, so that what runs is what is meant: the
layers' products in whole numbers, but for those few channels of each wide part that are much louder than all others
(one of 1536 gives seventy where the others give five, and would take the whole range of eight bits for itself); other
weights as half floats that are cast once when the file is opened; attention as one node.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from data import Example, batch, ids_of
from graph import Graph
from network import PAIR, Reader, started
from onnx import TensorProto, helper
from states import Words

from dateline.annotate.reader.sheet import FEATURES

HEARD = 60  # training texts on which it is heard which channels are loud


def loud(model: Reader, base: Path, most: int) -> list[list[int]]:
    """For each layer the `most` channels of its wide part that get loudest in training texts, in order."""
    examples: list[Example] = pickle.loads((base / "examples-2.pickle").read_bytes())["articles"]
    words = Words(base / "words.npy", "cpu")
    peaks = [torch.zeros(layer.up.out_features) for layer in model.encoder.layers]

    def listen(k: int) -> Callable[..., None]:
        def hook(_: torch.nn.Module, given: tuple[torch.Tensor, ...]) -> None:
            peaks[k] = torch.maximum(peaks[k], given[0].flatten(0, -2).abs().amax(0))

        return hook

    hooks = [layer.down.register_forward_pre_hook(listen(k)) for k, layer in enumerate(model.encoder.layers)]
    with torch.no_grad():
        for e in random.Random(0).sample(examples, HEARD):
            b = batch([e])
            x = model.encoder.bottom(words(torch.tensor([ids_of(e)])), None)
            model.encode(x, b.columns, b.word_of, None)
    for hook in hooks:
        hook.remove()
    return [sorted(peak.topk(most).indices.tolist()) for peak in peaks]


def built(model: Reader, *, single: bool, loud: Sequence[Sequence[int]]) -> onnx.ModelProto:
    """Inputs: pieces (1 × length × width, embeddings), beside (the same shape, what the features add), first, last (the
    words' pieces). Outputs: names, outer, nested (words × tags), ends, means, word (for the scorer of pairs)."""
    g = Graph(single=single)
    encoder, width = model.encoder, model.features.shape[1]
    g.constant("zero", np.array([0], np.int64))
    shape = g.add("Shape", ["pieces"], "length", start=1, end=2)
    places = g.add("Slice", [g.weight("positions", encoder.positions), "zero", shape, "zero"], "places")
    x = g.norm(g.add("Add", ["pieces", places], "placed"), encoder.norm, "norm")
    for k, layer in enumerate(encoder.layers):
        if k == encoder.informed:
            x = g.sum(x, "beside", "informed")
        x = g.layer(x, layer, f"layer{k}", loud[k])
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
    graph = helper.make_graph(g.nodes, "reader", inputs, results, g.weights)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="dateline")


def pairs(heads: Mapping[str, np.ndarray]) -> onnx.ModelProto:
    """Inputs: given (words × PAIR: what a quotation and each word add up to), places (words × place features). Output:
    scores (words × roles). heads: the scorer's arrays under the names of Reader."""
    g = Graph(single=True)
    placed = g.add("MatMul", ["places", g.constant("place", heads["place"])], "placed")
    x = g.add("Relu", [g.sum("given", placed, "summed")], "hidden")
    for name, after in (("pair", "Relu"), ("roles", "Identity")):
        weights = g.constant(f"{name}.weight", np.ascontiguousarray(heads[f"{name}.weight"].T))
        x = g.add("MatMul", [x, weights], f"{name}.product")
        x = g.sum(x, g.constant(f"{name}.bias", heads[f"{name}.bias"]), name)
        x = g.add(after, [x], "scores" if after == "Identity" else f"{name}.hidden")
    float_ = TensorProto.FLOAT
    inputs = [helper.make_tensor_value_info("given", float_, ["words", PAIR])]
    inputs.append(helper.make_tensor_value_info("places", float_, ["words", len(heads["place"])]))
    outputs = [helper.make_tensor_value_info("scores", float_, ["words", len(heads["roles.bias"])])]
    graph = helper.make_graph(g.nodes, "pairs", inputs, outputs, g.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9, producer_name="dateline")


def loaded(base: Path, path: Path) -> Reader:
    """The trained model."""
    kept = torch.load(path, weights_only=False, map_location="cpu")
    encoder = started(torch.load(base / "encoder.pt"), kept["layers"], kept["frozen"])
    model = Reader(encoder)
    model.load_state_dict(kept.get("mean") or kept["model"])
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--single", action="store_true", help="everything in single precision")
    parser.add_argument("--loud", type=int, default=16, help="channels of each layer that are computed in floats")
    parser.add_argument("--version", default="", help="of the package, to be told by its settings")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = loaded(args.base, args.model)
    graph = built(model, single=args.single, loud=loud(model, args.base, args.loud))
    onnx.checker.check_model(graph)
    onnx.save(graph, args.out / "reader.onnx")
    state = {k: v.detach().numpy().astype(np.float32) for k, v in model.state_dict().items()}
    onnx.save(pairs(state), args.out / "pairs.onnx")
    np.savez(args.out / "heads.npz", features=state["features"])
    shutil.copy(args.base / "words.npy", args.out / "words.npy")
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    settings = {"features": list(FEATURES), "pair": PAIR, "most": 256, "overlap": 60, "names": ["de"]}
    settings["version"] = args.version
    (args.out / "settings.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
    print(f"{sum(p.stat().st_size for p in args.out.iterdir()) / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
