"""Hints for parameters of other heatmap programs."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterable

import traitlets

_CATEGORIES = (
    "did you mean {0!r}? It takes values by label, such as a Series or DataFrame, not colours; "
    "category_colors has the colours: {{title: {{value: colour}}}} or a palette's name"
)
_PALETTE = "did you mean 'category_colors'? Give {title: \"palette name\"}; cells have 'cmap'"
_LEGEND = "leave it out: the legend of the colours has its own place beside the heatmap"
_SIZE = "did you mean 'width' and 'height'? They are pixels, or CSS lengths such as \"100%\""
_LABELS = (
    "did you mean {0!r}? Labels are drawn as far as they fit; {0}=0 hides them, and font_size is "
    "their size in pixels"
)
_LINES = "leave it out: cells that are large enough have lines between them"
_TREE = "leave it out: trees have their own width and colour"
_TEXT = "leave it out: Cell values on the page writes them into cells that are large enough"

# Of seaborn's clustermap and heatmap, and words from other libraries.
_HINTS = {
    "row_colors": _CATEGORIES.format("row_categories"),
    "col_colors": _CATEGORIES.format("col_categories"),
    "row_annotations": "did you mean 'row_categories'?",
    "col_annotations": "did you mean 'col_categories'?",
    "annotation_row": "did you mean 'row_categories'?",
    "annotation_col": "did you mean 'col_categories'?",
    "palette": _PALETTE,
    "row_palette": _PALETTE,
    "col_palette": _PALETTE,
    "figsize": _SIZE,
    "size": _SIZE,
    "aspect": _SIZE,
    "square": _SIZE,
    "cbar": _LEGEND,
    "cbar_pos": _LEGEND,
    "cbar_kws": _LEGEND,
    "cbar_ax": _LEGEND,
    "legend": _LEGEND,
    "colors_ratio": "leave it out: the strips of categories have their own width",
    "dendrogram_ratio": _TREE,
    "tree_kws": _TREE,
    "linewidths": _LINES,
    "linewidth": _LINES,
    "linecolor": _LINES,
    "xticklabels": _LABELS.format("col_label_height"),
    "yticklabels": _LABELS.format("row_label_width"),
    "annot": _TEXT,
    "annot_kws": _TEXT,
    "fmt": _TEXT,
    "pivot_kws": "give the pivoted table: data.pivot(...) or data.pivot_table(...)",
    "ax": "leave it out: a widget is drawn below its cell; w.to_html(path) saves it",
    "colormap": "did you mean 'cmap'?",
    "colorscale": "did you mean 'cmap'?",
    "linkage": "did you mean 'method'? A linkage matrix is row_linkage or col_linkage",
    "distance": "did you mean 'metric'?",
    "affinity": "did you mean 'metric'?",
    "cluster_rows": "did you mean 'row_cluster'?",
    "cluster_cols": "did you mean 'col_cluster'?",
    "n_clusters": "cut the trees of the widget: w.cut_rows(k=8), w.cut_cols(k=5)",
    "title": "leave it out here: w.to_html(path, title=...) takes a title",
}


def hint_for(name: str, known: Iterable[str], owner: type | None = None) -> str:
    """Return what to give in place of a parameter that does not exist; empty if nobody can tell.

    Parameters
    ----------
    name : str
        What was given.
    known : iterable of str
        The parameters there are.
    owner : type, optional
        The class that has them. What can be set or called on it by this name is said, and so is
        what a parameter of seaborn's is called here.
    """
    here = list(known)
    hints = {} if owner is None else _HINTS
    close = _closest(name, [*here, *(word for word in hints if word not in here)])
    if owner is not None and close != name and not name.startswith("_"):
        attribute = inspect.getattr_static(owner, name, None)
        if inspect.isfunction(attribute):
            return f"call it on the widget: w.{name}(...)"
        is_settable = isinstance(attribute, traitlets.TraitType)
        if is_settable or (isinstance(attribute, property) and attribute.fset is not None):
            return f"set it on the widget: w.{name} = value"
    if close in here:
        return f"did you mean {close!r}?"
    return hints.get(close, "")


def _closest(name: str, words: Iterable[str]) -> str:
    spelled = {word.replace("_", ""): word for word in words}
    wanted = name.lower().replace("_", "").replace("colour", "color")
    close = difflib.get_close_matches(wanted, list(spelled), n=1, cutoff=0.7)
    return spelled[close[0]] if close else ""
