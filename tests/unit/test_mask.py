"""Cells that are not drawn: `mask`, with seaborn's meaning."""

from __future__ import annotations

import base64
import zlib

import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from pandas.testing import assert_frame_equal

import clustergrammer_widget as cgw

ROWS, COLS = [f"g{i}" for i in range(9)], list("abcde")
FRAME = pd.DataFrame(
    np.random.default_rng(3).normal(size=(9, 5)).round(2), index=ROWS, columns=COLS
)
FRAME.loc["g4", "c"] = 40.0
FRAME.loc["g5", "d"] = np.nan
MASK = (FRAME > 1) | (FRAME < -1.2)


def masked(widget):
    """Whether each cell is masked, as the page reads it."""
    sent = widget.get_state("_matrix")["_matrix"]
    if "mask" not in sent:
        return np.zeros(widget.data.shape, dtype=bool)
    data = sent["mask"]["data"]
    if sent["mask"].get("packed"):
        data = zlib.decompress(data, -zlib.MAX_WBITS)
    bits = np.unpackbits(np.frombuffer(data, dtype=np.uint8), bitorder="little")
    return bits[: widget.data.size].reshape(widget.data.shape).astype(bool)


def seaborns(mask, **options):
    """The mask and the domain that seaborn makes of these."""
    left_out = sns.matrix._matrix_mask(FRAME, mask)
    heatmap = sns.matrix._HeatMapper(
        FRAME, options.get("vmin"), options.get("vmax"), options.get("cmap", "viridis"),
        options.get("center"), options.get("robust"), None, ".2g", None, None, None,
        True, True, mask,
    )  # fmt: skip
    return left_out, (heatmap.vmin, heatmap.vmax)


MASKS = {
    "a DataFrame": MASK,
    "a DataFrame in another order": MASK.iloc[::-1, [3, 1, 0, 4, 2]],
    "an array": MASK.to_numpy(),
    "a list of lists": MASK.to_numpy().tolist(),
    "nullable booleans": MASK.astype("boolean"),
    "booleans as objects": MASK.astype(object),
    "an array of 1 and 0, as np.zeros_like makes it": MASK.to_numpy().astype(float),
}


@pytest.mark.parametrize("mask", MASKS.values(), ids=MASKS)
def test_masked_cells_are_those_seaborn_leaves_out_and_missing_ones_keep_their_colour(mask):
    expected, _ = seaborns(MASK)
    shown = masked(cgw.Clustergram(FRAME, mask=mask))
    assert (shown == MASK.to_numpy()).all()
    assert (shown | FRAME.isna().to_numpy() == expected.to_numpy()).all()


@pytest.mark.parametrize("options", [{}, {"robust": True}, {"vmax": 0.5}], ids=str)
def test_the_domain_is_that_of_the_drawn_cells_as_in_seaborn(options):
    _, expected = seaborns(MASK, **options)
    widget = cgw.Clustergram(FRAME, mask=MASK, cmap="viridis", **options)
    assert (widget.vmin, widget.vmax) == pytest.approx(expected)
    whole = cgw.Clustergram(FRAME, cmap="viridis", **options)
    assert (whole.vmin, whole.vmax) != pytest.approx(expected)


def test_the_default_domain_is_that_of_the_drawn_cells():
    reach = FRAME.where(~MASK).abs().max().max()
    widget = cgw.Clustergram(FRAME, mask=MASK)
    assert (widget.vmin, widget.vmax) == (-reach, reach)
    hidden = cgw.Clustergram(FRAME, mask=np.ones(FRAME.shape, dtype=bool))
    assert (hidden.vmin, hidden.vmax) == (-1, 1)


def test_masked_cells_are_clustered_ordered_selected_and_read_as_if_drawn():
    plain, widget = cgw.Clustergram(FRAME), cgw.Clustergram(FRAME, mask=MASK)
    for one in (plain, widget):
        one.row_order = "value:c"
        one.selected_rows = ["g4", "g5"]
    np.testing.assert_array_equal(widget.row_linkage, plain.row_linkage)
    np.testing.assert_array_equal(widget.col_linkage, plain.col_linkage)
    for name in ("data", "view", "selected_rows"):
        assert_frame_equal(getattr(widget, name), getattr(plain, name))
    assert widget.to_tsv() == plain.to_tsv()
    assert_frame_equal(widget.compare(["a", "b"]), plain.compare(["a", "b"]))
    scaled = cgw.Clustergram(FRAME, mask=MASK, z_score=0)
    assert_frame_equal(scaled.data, cgw.Clustergram(FRAME, z_score=0).data)


def test_nothing_is_sent_of_a_mask_without_masked_cells_and_at_most_a_bit_a_cell_of_any():
    plain = cgw.Clustergram(FRAME).get_state("_matrix")
    assert cgw.Clustergram(FRAME, mask=MASK & False).get_state("_matrix") == plain
    noise = np.random.default_rng(0).random((500, 400))
    sent = cgw.Clustergram(noise, mask=noise > 0.5, row_cluster=False, col_cluster=False)
    assert len(sent.get_state("_matrix")["_matrix"]["mask"]["data"]) <= noise.size / 8


def test_repeated_labels_are_matched_one_after_the_other():
    frame = FRAME.set_axis(list("xyxyxzzzz")).set_axis(list("aabba"), axis=1)
    flags = frame > 0.5
    assert (masked(cgw.Clustergram(frame, mask=flags)) == flags.to_numpy()).all()


def test_the_mask_stays_with_its_labels_through_update_and_new_lines_are_drawn():
    widget = cgw.Clustergram(FRAME, mask=MASK)
    labels = {"index": ["g8", "new", "g0", "g4"], "columns": ["e", "c", "other"]}
    widget.update(FRAME.reindex(**labels, fill_value=0.5) * 2)
    expected = MASK.reindex(**labels, fill_value=False)
    assert masked(widget)[3, 1]
    assert (masked(widget) == expected.to_numpy()).all()
    assert widget.vmax == (widget.data.where(~expected).abs().max()).max()
    assert (masked(made_again(widget)) == expected.to_numpy()).all()
    widget.update(FRAME.loc[["g1"], ["e"]])
    assert not masked(widget).any()
    assert "mask" not in widget.to_code()


def made_again(widget):
    namespace = {"data": widget.data}
    exec(compile(widget.to_code(), "pasted", "exec"), namespace)
    return namespace["w"]


@pytest.mark.parametrize(
    "mask",
    [MASK, MASK.to_numpy(), ~MASK, FRAME.isna(), np.ones(FRAME.shape, dtype=bool)],
    ids=["a DataFrame", "an array", "the first cell masked", "one cell", "all cells"],
)
def test_the_code_of_a_view_has_the_mask(mask):
    widget = cgw.Clustergram(FRAME, mask=mask)
    again = made_again(widget)
    assert (masked(again) == masked(widget)).all()
    assert "define it first" not in widget.to_code()


def test_the_mask_outlasts_crops_top_rows_reclustering_and_new_categories():
    widget = cgw.Clustergram(FRAME, mask=MASK)
    plain = cgw.Clustergram(FRAME)
    for one in (widget, plain):
        one.filter_rows(top=5)
        one.crop(cols=["a", "b", "c"])
        one.recluster(metric="euclidean")
        one.set_categories("row", {"Kind": list("pqpqpqpqp")})
    assert_frame_equal(widget.view, plain.view)
    assert (masked(widget) == MASK.to_numpy()).all()


def test_an_html_file_has_the_mask():
    widget = cgw.Clustergram(FRAME, mask=MASK)
    data = widget.get_state("_matrix")["_matrix"]["mask"]["data"]
    assert base64.b64encode(data).decode() in widget.to_html()
