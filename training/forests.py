"""Forests that LightGBM has learned, as the plain data that dateline.forest computes."""

from __future__ import annotations

from typing import Any

import lightgbm


def as_data(model: lightgbm.Booster) -> list[Any]:
    """The trees as nested lists [feature, threshold, at most, above]; a leaf is a number."""

    def node(tree: dict[str, Any]) -> Any:
        if "leaf_value" in tree:
            return round(tree["leaf_value"], 4)
        return [tree["split_feature"], round(tree["threshold"], 5), node(tree["left_child"]), node(tree["right_child"])]

    return [node(t["tree_structure"]) for t in model.dump_model()["tree_info"]]
