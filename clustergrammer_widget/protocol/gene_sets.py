"""Encode and decode a library of gene sets."""

from __future__ import annotations

from clustergrammer_widget._validation import replace_surrogates, validation_error
from clustergrammer_widget.io.gmt import GeneSets, gmt_text, parse_gmt
from clustergrammer_widget.protocol.arrays import Json
from clustergrammer_widget.protocol.checks import check_object

LONGEST_NAME = 200


def check_gene_sets(obj: object) -> None:
    """Check a JSON value for being a library that the page chose, or none.

    Raises
    ------
    ValueError
        If it is none.
    """
    if obj == {}:
        return
    entry = check_object(obj, "gene_sets", ("version", "name", "gmt"))
    if entry["version"] != 1:
        raise validation_error("gene_sets.version", entry["version"], "1")
    for key in ("name", "gmt"):
        if not isinstance(entry[key], str) or replace_surrogates(entry[key]) != entry[key]:
            raise validation_error(f"gene_sets.{key}", entry[key], "text without half surrogates")
    if len(entry["name"]) > LONGEST_NAME:
        raise validation_error(
            "gene_sets.name", entry["name"], f"at most {LONGEST_NAME} characters"
        )
    parse_gmt(entry["gmt"], "gene_sets")


def encode_gene_sets(gene_sets: GeneSets) -> Json:
    """Encode a library of gene sets."""
    return {"version": 1, "name": gene_sets.name[:LONGEST_NAME], "gmt": gmt_text(gene_sets.sets)}


def decode_gene_sets(trait: Json) -> GeneSets:
    """Decode a library of gene sets that `check_gene_sets` has passed."""
    return GeneSets(trait["name"], parse_gmt(trait["gmt"], "gene_sets"))
