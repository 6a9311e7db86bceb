"""The folders of the package are floors: each imports only from itself and from those below."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "clustergrammer_widget"
# From the lowest to the highest. "" are the private modules beside `__init__.py`.
FLOORS = (
    "",
    "palettes",
    "data",
    "io.text",
    "io",
    "preprocessing",
    "clustering",
    "colors",
    "stats",
    "view.state",
    "view.subsets",
    "view",
    "view.changes",
    "view.migration",
    "codegen",
    "protocol",
    "widget.parameters",
    "widget.notebook",
    "widget.traits",
    "widget.base",
    "widget",
)
MOST_MODULES = 15
MOST_LINES = 320
OF_WIDGETS = {"anywidget", "traitlets", "ipywidgets", "IPython"}


def modules(root):
    """The path of each module by its dotted name below the package; `__init__` only on top."""
    found = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root / PACKAGE).with_suffix("").parts
        found[".".join(parts)] = path
    return found


def folder(module):
    return module.rpartition(".")[0]


def imports(path, module):
    """The dotted name of everything a module imports, from this package or another."""
    package = [PACKAGE, *module.split(".")[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{source}.{name.name}" for name in node.names)


def upward_imports(root):
    """Each import of a folder that is not below, as text."""
    found = modules(root)
    upward = []
    for module, path in found.items():
        if module == "__init__":  # the public names are above all
            continue
        own = folder(module)
        for name in imports(path, module):
            if name != PACKAGE and not name.startswith(f"{PACKAGE}."):
                continue
            parts = name.split(".")[1:]
            while parts and ".".join(parts) not in found and ".".join(parts) not in FLOORS:
                parts.pop()
            wanted = ".".join(parts)
            other = folder(wanted) if wanted in found else wanted
            is_top = not parts or wanted == "__init__"
            if is_top or FLOORS.index(other) > FLOORS.index(own):
                upward.append(f"{module} imports {name}")
    return upward


def test_every_folder_imports_only_from_itself_and_from_those_below():
    assert upward_imports(ROOT) == []


@pytest.mark.parametrize(
    "statement",
    [
        "from clustergrammer_widget.view.query import queried_positions",
        "from clustergrammer_widget.view import query",
        "from clustergrammer_widget import view",
        "import clustergrammer_widget.view.query",
        "from ..view.query import queried_positions",
        "from clustergrammer_widget import Clustergram",
        "def late():\n    from clustergrammer_widget.view.query import queried_positions",
    ],
)
def test_an_import_of_a_higher_folder_is_found(tmp_path, statement):
    for module in ("data.matrix", "view.query", "view.changes.crop"):
        path = (tmp_path / PACKAGE / module.replace(".", "/")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("from clustergrammer_widget.data.matrix import Matrix\n", encoding="utf-8")
    assert upward_imports(tmp_path) == []
    (tmp_path / PACKAGE / "data" / "matrix.py").write_text(statement, encoding="utf-8")
    assert len(upward_imports(tmp_path)) == 1


def test_every_folder_has_its_floor_and_no_more_modules_than_one_can_look_over():
    held = {}
    for module in modules(ROOT):
        held.setdefault(folder(module), []).append(module)
    assert set(held) == set(FLOORS)
    counts = {
        name: len([m for m in own if not m.endswith("__init__")]) for name, own in held.items()
    }
    assert {name: count for name, count in counts.items() if count > MOST_MODULES} == {}


def test_no_module_is_too_long_to_be_read_at_once():
    lengths = {
        module: len(path.read_text(encoding="utf-8").splitlines())
        for module, path in modules(ROOT).items()
    }
    assert {module: length for module, length in lengths.items() if length > MOST_LINES} == {}


def test_only_the_widget_knows_anywidget_and_traitlets():
    known = {
        f"{module} imports {name}"
        for module, path in modules(ROOT).items()
        if not module.startswith("widget.")
        for name in imports(path, module)
        if name.split(".")[0] in OF_WIDGETS
    }
    assert known == set()


def test_the_docs_have_every_folder_from_the_highest_to_the_lowest():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    table = text.partition("## The kernel")[2].partition("## The page")[0]
    named = re.findall(r"^\| `([\w/]+)/` \|", table, re.MULTILINE)
    assert [name.replace("/", ".") for name in reversed(named)] == list(FLOORS[1:])
