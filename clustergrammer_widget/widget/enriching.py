"""Test gene sets for enrichment in a cluster or a selection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import pandas as pd
import traitlets

from clustergrammer_widget._types import AxisName
from clustergrammer_widget.io.gmt import GeneSets, Library, read_gene_sets
from clustergrammer_widget.protocol.gene_sets import decode_gene_sets, encode_gene_sets
from clustergrammer_widget.stats.enrichment import LEAST_KNOWN, enrichment, known_names
from clustergrammer_widget.view.selections import resolve_selection
from clustergrammer_widget.widget.base.shared_view import SharedView


class Enriching(SharedView):
    """A view whose rows or columns can be tested for enriched gene sets, also by the page."""

    _gene_sets = traitlets.Dict().tag(sync=True)

    @property
    def gene_sets(self) -> dict[str, tuple[str, ...]] | None:
        """The library of gene sets for `enrich` and the page: names by term, or None.

        A GMT file's path, also with ``.gz``, or a dict can be set; on the page a GMT file can be
        chosen in the dialog of a cluster. Nothing is fetched from anywhere.

        Raises
        ------
        FileNotFoundError, TypeError, ValueError
            If what is set is no library; the one before stays.
        """
        return dict(decode_gene_sets(self._gene_sets).sets) if self._gene_sets else None

    @gene_sets.setter
    def gene_sets(self, library: Library | None) -> None:
        self._gene_sets = (
            {} if library is None else encode_gene_sets(read_gene_sets(library, "gene_sets"))
        )

    def enrich(
        self,
        labels: object = None,
        library: Library | None = None,
        axis: Literal["row", "col"] = "row",
        background: Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """Test which gene sets are enriched in some rows, compared with all visible rows.

        Computed here, from names alone: the drawn names of the axis and those of the library must
        be spelled alike. Samples are no genes: compare them first, then look up the genes that
        differ, as in the second example.

        Parameters
        ----------
        labels : labels, boolean mask or DataFrame, optional
            The group, such as ``w.row_clusters == 2``; by default what is selected.
        library : path or dict, optional
            A GMT file or ``{term: names}``; by default `gene_sets`.
        axis : {"row", "col"}
            Whose labels they are.
        background : iterable of str, optional
            The names that the group could have come from, such as all genes that were measured;
            by default those of what is visible. The group is part of it in any case.

        Returns
        -------
        DataFrame
            One row per set, the smallest p first; see
            `clustergrammer_widget.stats.enrichment.enrichment`. ``attrs`` has the number of names
            of the background (``"names"``), how many of them the library has (``"known"``), and
            both in words (``"note"``).

        Raises
        ------
        FileNotFoundError, TypeError, ValueError
            If there is no group or no library, a label is unknown, or the library has less than
            10 % of the names.

        Examples
        --------
        >>> import clustergrammer_widget as cgw
        >>> import pandas as pd
        >>> genes = ["TP53", "MDM2", "EGFR", "KRAS"]
        >>> w = cgw.Clustergram(pd.DataFrame([[3, 1], [4, 1], [1, 5], [0, 2]], index=genes))
        >>> table = w.enrich(["TP53", "MDM2"], {"p53": ["TP53", "MDM2"], "growth": ["EGFR"]})
        >>> table.loc["p53", ["count", "size"]].tolist()
        [2, 2]
        >>> table.attrs["note"]
        '3 of 4 names are in the library'

        The genes that are up in some samples:

        >>> found = w.compare([0], axis="col", test="mann-whitney")
        >>> w.enrich(found.query("effect > 0"), {"p53": ["TP53", "MDM2"]})["count"].tolist()
        [2]
        """
        if axis not in ("row", "col"):
            raise ValueError(f"axis is {axis!r}; give 'row' or 'col'")
        side: AxisName = "rows" if axis == "row" else "cols"
        if library is None and not self._gene_sets:
            raise ValueError(
                "library is None and gene_sets is not set; give the path of a GMT file or a dict "
                "{term: names}"
            )
        gene_sets = (
            decode_gene_sets(self._gene_sets)
            if library is None
            else read_gene_sets(library, "library")
        )
        view = self._current
        lines = view.heatmap.matrix.axis(side)
        selected = view.state.axis(side).selected
        chosen = selected if labels is None else resolve_selection(view, labels, "labels", side)
        if not chosen:
            came = "None, and nothing is selected" if labels is None else "empty"
            raise ValueError(f"labels is {came}; give labels of the {axis}s, or select some")
        members = [lines.names[position] for position in chosen]
        visible = [lines.names[position] for position in view.visible(side)]
        whole = {*(visible if background is None else _names(background)), *members}
        known = known_names(gene_sets.sets, whole)
        if len(known) < LEAST_KNOWN * len(whole):
            raise ValueError(_unknown(gene_sets, whole, known, axis, members[0]))
        table = enrichment(gene_sets.sets, members, whole)
        table.attrs = {
            "names": len(whole),
            "known": len(known),
            "note": f"{len(known):,} of {len(whole):,} names are in the library",
        }
        return table


def _names(background: Iterable[str]) -> list[str]:
    names = [] if isinstance(background, str) else list(background)
    if not names or not all(isinstance(name, str) for name in names):
        raise TypeError(f"background is {background!r:.80}; give the names of genes, or None")
    return names


def _unknown(gene_sets: GeneSets, whole: set[str], known: set[str], axis: str, example: str) -> str:
    """Say that the library does not know these names, and why that may be."""
    lines = "rows" if axis == "row" else "columns"
    folded = {name.casefold() for names in gene_sets.sets.values() for name in names}
    in_other_case = sum(name.casefold() in folded for name in whole)
    if in_other_case >= LEAST_KNOWN * len(whole):
        hint = (
            f"{in_other_case:,} match with other capitals: rename them, for example with "
            "data.rename(index=str.upper)"
        )
    else:
        other = "col" if axis == "row" else "row"
        hint = (
            f"if these are samples and not genes, compare() them and enrich the genes that differ; "
            f"if the genes are on the other axis, give axis={other!r}; if they are genes, give a "
            "library with the same kind of symbols"
        )
    found = f"only {len(known):,} of {len(whole):,}" if known else f"none of the {len(whole):,}"
    return (
        f"labels: {found} names are in the library "
        f"{gene_sets.name!r}, too few for a test. Its names are like "
        f"{_example(gene_sets)!r}, those of the {lines} are like {example!r}; {hint}"
    )


def _example(gene_sets: GeneSets) -> str:
    return next((names[0] for names in gene_sets.sets.values() if names), "")
