"""Fixtures for tests in a real JupyterLab; see CONTRIBUTING.md for how they are used."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.browser.lab import Desk, LabServer, launch_chromium
from tests.browser.notebook import Notebook
from tests.browser.totals import report_totals

OPENED = pytest.StashKey[list[Notebook]]()
OpenNotebook = Callable[..., Notebook]


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """A JupyterLab server and a browser, one of each per test process."""
    with LabServer() as server, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        try:
            yield Desk(server, browser)
        finally:
            browser.close()


@pytest.fixture
def open_notebook(desk: Desk, request: pytest.FixtureRequest) -> Iterator[OpenNotebook]:
    """Open a notebook: `open_notebook(cells, run=True, **how)`; see `Desk.open`.

    Kernel and page are closed at the end of the test.
    """
    opened = request.node.stash.setdefault(OPENED, [])

    def open_one(cells: Sequence[str] | Path, *, run: bool = False, **how: Any) -> Notebook:
        notebook = desk.open(cells, name=_file_name(request.node.name), **how)
        opened.append(notebook)
        if run:
            notebook.run_all()
        return notebook

    yield open_one
    for notebook in opened:
        notebook.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Fail a test in whose pages an error was left uncaught."""
    yield
    errors = [error for notebook in _opened(item) for error in notebook.page_errors]
    assert not errors, "\n".join(["uncaught in the page:", *errors])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the page and what the browser's console said when a test fails."""
    report = yield
    if report.when == "call" and report.failed:
        for number, notebook in enumerate(_opened(item)):
            try:
                path = notebook.shot(f"failed-{_file_name(item.name)}-{number}")
                report.sections.append(("screenshot", str(path)))
            except Error as error:
                report.sections.append(("screenshot", str(error)))
            if notebook.console_errors:
                report.sections.append(("browser console", "\n".join(notebook.console_errors)))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """As the last step of `make test`, print the total of all steps."""
    report_totals(terminalreporter)


def _opened(item: pytest.Item) -> list[Notebook]:
    none: list[Notebook] = []
    return item.stash.get(OPENED, none)


def _file_name(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name)[:80].strip("-")
