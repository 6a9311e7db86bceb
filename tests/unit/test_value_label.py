"""What the values are called: given, read, set, in code, in a saved page."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest

import clustergrammer_widget as cgw

FRAME = pd.DataFrame(
    np.random.default_rng(3).gamma(2.0, size=(6, 4)),
    index=[f"g{i}" for i in range(6)],
    columns=[f"s{i}" for i in range(4)],
)


@pytest.mark.parametrize(
    ("parameters", "label"),
    [
        ({}, "value"),
        ({"z_score": "row"}, "z-score"),
        ({"standard_scale": "col"}, "value, 0 to 1 in each column"),
        ({"normalize": "log1p"}, "log1p(value)"),
        ({"normalize": "log1p", "z_score": "row"}, "z-score of log1p(value)"),
        ({"normalize": "total"}, "value per total"),
        ({"normalize": np.sqrt}, "normalized value"),
    ],
)
def test_by_default_it_says_what_scaling_made_of_the_values(parameters, label):
    w = cgw.Clustergram(FRAME, **parameters)
    assert w.value_label == label
    assert "value_label" not in w.to_code()


def test_it_is_given_read_set_and_observed_and_none_is_the_default():
    w = cgw.Clustergram(FRAME, z_score="row", value_label="expression")
    assert w.value_label == "expression"
    seen = []
    w.observe(lambda change: seen.append(change.new), "value_label")
    w.value_label = "TPM"
    w.value_label = None
    assert seen == ["TPM", "z-score"]


@pytest.mark.parametrize("label", [3, True, ["expression"], b"expression"])
def test_what_is_no_text_is_refused_by_name_and_the_label_stays(label):
    message = rf"value_label is {re.escape(repr(label))}, a \w+; give text, or None"
    with pytest.raises(TypeError, match=message):
        cgw.Clustergram(FRAME, value_label=label)
    w = cgw.Clustergram(FRAME, value_label="expression")
    with pytest.raises(TypeError, match=message):
        w.value_label = label
    assert w.value_label == "expression"


def test_the_code_has_it_as_it_is_now():
    w = cgw.Clustergram(FRAME, value_label="expression")
    w.value_label = "log2 'TPM'"
    names = {"data": FRAME}
    exec(w.to_code(), names)
    assert names["w"].value_label == "log2 'TPM'"


def test_a_saved_page_has_it_as_text():
    w = cgw.Clustergram(FRAME, value_label="</script><b>TPM</b>")
    page = w.to_html()
    assert "</script><b>" not in page
    record = json.loads(re.search(r'id="widget">(.*?)</script>', page, re.S)[1])
    assert record["state"]["value_label"] == "</script><b>TPM</b>"
