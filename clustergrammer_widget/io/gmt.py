"""Libraries of gene sets: names that belong together, such as the genes of a pathway."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from clustergrammer_widget._types import FilePath
from clustergrammer_widget._validation import replace_surrogates
from clustergrammer_widget.io.text.lines import read_bytes

Library: TypeAlias = FilePath | Mapping[str, Iterable[object]]

# Enrichr's libraries have a weight after each gene.
WEIGHT = re.compile(r",\d+\.\d+$")
BREAKS = re.compile(r"[\t\r\n]")


@dataclass(frozen=True)
class GeneSets:
    """A library of gene sets.

    Attributes
    ----------
    name : str
        What it is called: for a file its name without suffixes.
    sets : mapping of str to tuple of str
        The names in each set, by its term; none twice in a set.
    """

    name: str
    sets: Mapping[str, tuple[str, ...]]


def read_gene_sets(library: object, parameter: str) -> GeneSets:
    """Read a library as a user gives it.

    Parameters
    ----------
    library : str, path or mapping
        A GMT file, also with ``.gz``, or ``{term: names}``.
    parameter : str
        Name of the parameter, for errors.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    TypeError, ValueError
        If it is no library, or has no sets.
    """
    if isinstance(library, Mapping):
        sets = {_one_cell(term, parameter): _names(library[term], parameter) for term in library}
        if not sets:
            raise ValueError(f"{parameter} is an empty dict; give {{term: names}}")
        return GeneSets("Gene sets", sets)
    if not isinstance(library, str | os.PathLike):
        raise TypeError(
            f"{parameter} is a {type(library).__name__}; give the path of a GMT file or a dict "
            "{term: names}"
        )
    shown, path = repr(os.fspath(library)), os.path.expanduser(library)
    if not os.path.isfile(path):
        raise FileNotFoundError(
            f"{parameter} is {shown}, which does not exist; give the path of a GMT file"
        )
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"{parameter} is {shown}, which is not text in UTF-8; give a GMT file"
        ) from error
    return GeneSets(
        os.path.basename(path).split(".gmt")[0], parse_gmt(text, f"{parameter} {shown}")
    )


def parse_gmt(text: str, at: str) -> dict[str, tuple[str, ...]]:
    """Read the text of a GMT file: in each line a term, a description, and names, between tabs.

    A term of several lines has the names of all. What Enrichr writes after a name, a comma and a
    weight, is left out.

    Parameters
    ----------
    text : str
    at : str
        Where it is from, for errors.

    Returns
    -------
    dict of str to tuple of str

    Raises
    ------
    ValueError
        If a line has no tab, or there is no line.

    References
    ----------
    "GMT: Gene Matrix Transposed file format", GSEA and MSigDB, Data formats.
    """
    sets: dict[str, dict[str, None]] = {}
    for number, line in enumerate(re.split(r"\r?\n", text), 1):
        if not line.strip():
            continue
        term, *rest = line.split("\t")
        if not rest:
            raise ValueError(
                f"{at}, line {number}: {line[:60]!r} has no tab; a line of a GMT file is a term, a "
                "description, and names, with tabs between them"
            )
        names = (WEIGHT.sub("", name.strip()) for name in rest[1:])
        sets.setdefault(term.strip(), {}).update(dict.fromkeys(filter(None, names)))
    if not sets:
        raise ValueError(f"{at} has no sets; give a GMT file")
    return {term: tuple(names) for term, names in sets.items()}


def gmt_text(sets: Mapping[str, tuple[str, ...]]) -> str:
    """Write sets as `parse_gmt` reads them, without descriptions."""
    return "".join("\t".join((term, "", *names)) + "\n" for term, names in sets.items())


def _names(names: object, parameter: str) -> tuple[str, ...]:
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise TypeError(f"{parameter} has {names!r} as the names of a set; give a list")
    return tuple(dict.fromkeys(_one_cell(name, parameter) for name in names))


def _one_cell(name: object, parameter: str) -> str:
    text = replace_surrogates(name).strip()
    if not text or BREAKS.search(text):
        raise ValueError(f"{parameter} has {name!r}; give text without tabs and line breaks")
    return text
