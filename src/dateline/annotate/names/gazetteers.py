"""Known names: which words are first names, surnames, towns, countries, and words of organisations' names.

The file beside this module is made by training/names/gazetteers.py, whose head says from what and under which licences.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib import resources


@cache
def gazetteer() -> dict[str, str]:
    """Word or phrase -> the letters of the lists that it is on (see training/names/gazetteers.py)."""
    packed = resources.files("dateline.annotate.names").joinpath("gazetteers.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
