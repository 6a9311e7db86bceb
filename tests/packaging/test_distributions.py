"""What sdist and wheel hold, from the tree as it is; the bundle must have been built."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = "clustergrammer_widget/static"
BUILT = {f"{STATIC}/loader.js", f"{STATIC}/program.js.gz", f"{STATIC}/standalone.html"}


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    result = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        env=dict(os.environ, HATCH_JUPYTER_BUILDER_SKIP_NPM="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


def test_the_wheel_holds_the_package_and_its_bundle(distributions: Path) -> None:
    with zipfile.ZipFile(next(distributions.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        for built in BUILT:
            assert wheel.read(built) == (ROOT / built).read_bytes()
    folders = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert folders == {"clustergrammer_widget"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_holds_sources_and_bundle_but_nothing_installed(distributions: Path) -> None:
    with tarfile.open(next(distributions.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {*BUILT, "js/package.json", "pyproject.toml", "README.md", "LICENSE"} <= names
    unwanted = ("node_modules/", ".venv/", "test-output/", "__pycache__/")
    assert not [name for name in names if any(part in name for part in unwanted)]


def test_a_wheel_is_made_from_the_sdist_without_node(distributions: Path, tmp_path: Path) -> None:
    sdist = next(distributions.glob("*.tar.gz"))
    subprocess.run(["tar", "-xzf", str(sdist), "-C", str(tmp_path)], check=True)
    source = next(tmp_path.iterdir())
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", str(source)]
    result = subprocess.run(
        command,
        env={"PATH": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    with zipfile.ZipFile(next((source / "dist").glob("*.whl"))) as wheel:
        assert set(wheel.namelist()) >= BUILT
