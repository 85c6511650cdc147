"""The mean of the weights of several models that were trained one from the other: mostly better than each.

    python training/reader/mean.py OUT MODEL MODEL …

Each MODEL is train.py's model.pt; OUT is one as well, with the settings of the last (Wortsman et al. 2022).
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def main() -> None:
    out, *paths = map(Path, sys.argv[1:])
    kept = [torch.load(path, weights_only=False, map_location="cpu") for path in paths]
    states = [one["model"] for one in kept]
    mean = {k: torch.stack([s[k].float() for s in states]).mean(0).to(v.dtype) for k, v in states[0].items()}
    torch.save(kept[-1] | {"model": mean}, out)


if __name__ == "__main__":
    main()
