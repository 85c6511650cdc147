"""A graph of ONNX, built node by node: what the reader and the sentences' encoder are written as."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper


class Graph:
    """Nodes and weights, in the order in which they are added."""

    def __init__(self, *, single: bool) -> None:
        """single: everything in single precision, to see what whole numbers cost."""
        self.single = single
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def weight(self, name: str, value: torch.Tensor) -> str:
        array = value.detach().numpy().astype(np.float32)
        if self.single or array.ndim < 2:
            return self.constant(name, array)
        self.constant(f"{name}.half", np.ascontiguousarray(array.astype(np.float16)))
        return self.add("Cast", [f"{name}.half"], name, to=TensorProto.FLOAT)

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def product(self, x: str, weight: torch.Tensor, name: str) -> str:
        return self.add("MatMul", [x, self.weight(f"{name}.weight", weight.T.contiguous())], name)

    def linear(self, x: str, layer: torch.nn.Linear, name: str) -> str:
        return self.sum(self.product(x, layer.weight, f"{name}.product"), self.weight(f"{name}.bias", layer.bias), name)

    def sum(self, a: str, b: str, name: str) -> str:
        return self.add("Add", [a, b], name)

    def whole(self, x: str, weight: torch.Tensor, bias: torch.Tensor, name: str) -> str:
        """A linear node computed in whole numbers: each output's weights have a unit of their own."""
        array = weight.detach().numpy().astype(np.float32)
        # Seven bits and not eight: older processors add two products in 16 bits, and eight would overflow there.
        unit = np.maximum(np.abs(array).max(1), 1e-8) / 63
        inputs = [x, self.steps(array, unit, f"{name}.weight"), self.constant(f"{name}.unit", unit)]
        inputs += [self.constant(f"{name}.zero", np.zeros(len(unit), np.int8)), self.weight(f"{name}.bias", bias)]
        return self.add("DynamicQuantizeMatMul", inputs, name, "com.microsoft")

    def norm(self, x: str, norm: torch.nn.LayerNorm, name: str) -> str:
        inputs = [x, self.weight(f"{name}.weight", norm.weight), self.weight(f"{name}.bias", norm.bias)]
        return self.add("LayerNormalization", inputs, name, axis=-1, epsilon=norm.eps)

    def steps(self, array: np.ndarray, unit: np.ndarray, name: str) -> str:
        """Weights in whole units, a column an output."""
        whole = np.clip(np.rint(array / unit[:, None]), -63, 63).astype(np.int8)
        return self.constant(name, np.ascontiguousarray(whole.T))

    def inner(self, x: str, layer: torch.nn.Linear, name: str) -> str:
        return self.linear(x, layer, name) if self.single else self.whole(x, layer.weight, layer.bias, name)

    def layer(self, x: str, layer: torch.nn.Module, name: str, loud: Sequence[int]) -> str:
        """loud: those of the wide part's channels that are computed in floats."""
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.inner(x, layer.qkv, f"{name}.qkv")
        self.nodes.append(
            helper.make_node("Split", [f"{name}.qkv"], parts, name=f"{name}.split", axis=2, num_outputs=3)
        )
        mixed = self.add("MultiHeadAttention", parts, f"{name}.mixed", "com.microsoft", num_heads=layer.heads)
        x = self.sum(x, self.inner(mixed, layer.out, f"{name}.out"), f"{name}.sum1")
        x = self.norm(x, layer.norm1, f"{name}.norm1")
        added = self.wide(x, layer, name, loud)
        if layer.side is not None:
            added = self.sum(added, self.branch(x, layer.side, f"{name}.side"), f"{name}.sided")
        return self.norm(self.sum(x, added, f"{name}.sum2"), layer.norm2, f"{name}.norm2")

    def branch(self, x: str, side: torch.nn.Module, name: str) -> str:
        inner = self.add("Gelu", [self.linear(x, side.down, f"{name}.down")], f"{name}.gelu")
        return self.product(inner, side.up.weight, f"{name}.up")

    def wide(self, x: str, layer: torch.nn.Module, name: str, loud: Sequence[int]) -> str:
        if self.single:
            every = self.add("Gelu", [self.linear(x, layer.up, f"{name}.up")], f"{name}.gelu")
            return self.linear(every, layer.down, f"{name}.down")
        kept = torch.ones(layer.up.out_features)
        kept[list(loud)] = 0
        up, bias, down = layer.up.weight, layer.up.bias, layer.down.weight
        quiet = self.add("Gelu", [self.whole(x, up * kept[:, None], bias * kept, f"{name}.up")], f"{name}.gelu")
        result = self.whole(quiet, down, layer.down.bias, f"{name}.down")
        some = self.product(x, up[loud], f"{name}.loud.product")
        some = self.sum(some, self.weight(f"{name}.loud.bias", bias[loud]), f"{name}.loud.up")
        some = self.product(self.add("Gelu", [some], f"{name}.loud.gelu"), down[:, loud], f"{name}.loud.down")
        return self.sum(result, some, f"{name}.both")
