"""What the networks are run by."""

from __future__ import annotations

import numpy as np

from dateline.annotate.reader.network import embedded, in_steps
from dateline.annotate.reader.package import folder


def test_weights_of_four_bits_become_steps_of_each_outputs_own_unit() -> None:
    nibbles = np.zeros((2, 1, 16), np.uint8)
    nibbles[0, 0, 0] = 0x1F  # the first of the low half 15: seven units; the first of the high half 1: minus seven
    nibbles[1, 0, 3] = 0x08
    units = np.array([[[0.5]], [[2.0]]], np.float16)
    steps = in_steps(units, nibbles)
    assert steps.shape == (32, 2)
    assert steps.dtype == np.int8
    assert steps[0, 0] == 55  # 7 of 8 steps of 63
    assert steps[16, 0] == -55
    assert steps[1, 0] == steps[1, 1] == -63  # a nibble of 0 is minus eight units, the most that there is
    assert steps[3, 1] == 0


def test_an_output_that_is_nothing_stays_nothing() -> None:
    steps = in_steps(np.zeros((1, 12, 1), np.float16), np.full((1, 12, 16), 0x88, np.uint8))
    assert not steps.any()


def test_a_word_is_cut_into_pieces_that_have_embeddings() -> None:
    where = folder()
    assert where is not None
    words = embedded(where)
    cut = words.cut(["Staumauer", "😀", ""], [True, False, True])
    assert len(cut) == 3
    assert all(cut)
    rows = words([piece for some in cut for piece in some])
    assert rows.shape == (sum(map(len, cut)), 384)
    assert np.isfinite(rows).all()
