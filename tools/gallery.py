"""Draw the gallery: twelve real tables with no parameter but data and categories.

Each is saved as an HTML file and opened at 900 and 1,600 pixels, light and dark. Pictures and an
``index.html`` to look through them are left in ``test-output/gallery``.
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import clustergrammer_widget as cgw
from tests.browser.lab import launch_chromium
from tools.gallery_tables import TABLES, Arguments

FOLDER = Path(__file__).parents[1] / "test-output" / "gallery"
WIDTHS = (900, 1600)
SCHEMES = ("light", "dark")
PAGE = """<!doctype html>
<meta charset="utf-8">
<title>Gallery</title>
<style>
  body {{ font: 14px system-ui, sans-serif; margin: 24px; background: #f4f4f4 }}
  img {{ max-width: 100%; border: 1px solid #ccc; margin: 4px 0 16px; display: block }}
</style>
{figures}
"""


def main() -> None:
    """Draw the named tables, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="tables to draw; all by default")
    tables = chosen(parser.parse_args().names)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        for table in tables:
            for picture in draw_table(browser, table):
                print(picture.name)
        browser.close()
    write_index()


def chosen(names: Sequence[str]) -> list[Callable[[], Arguments]]:
    """Find tables by name."""
    by_name = {table.__name__: table for table in TABLES}
    if unknown := set(names) - set(by_name):
        raise SystemExit(f"no table {sorted(unknown)}; there are {', '.join(by_name)}")
    return [by_name[name] for name in names] or list(TABLES)


def draw_table(browser: Browser, table: Callable[[], Arguments]) -> Iterator[Path]:
    """Save a table's widget and take its pictures."""
    page_path = FOLDER / f"{table.__name__}.html"
    widget = cgw.Clustergram(**table())
    widget.to_html(page_path, title=table.__name__)
    widget.close()
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            page.goto(page_path.as_uri())
            root = page.locator(".clustergram[data-ready='true'][data-animating='false']")
            root.wait_for(timeout=60_000)
            picture = FOLDER / f"{table.__name__}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=True)
            context.close()
            yield picture


def write_index() -> None:
    """Write a page with all the pictures there are."""
    figures = "\n".join(
        f"<h3>{html.escape(picture.stem)}</h3><img src='{picture.name}' alt=''>"
        for picture in sorted(FOLDER.glob("*.png"))
    )
    (FOLDER / "index.html").write_text(PAGE.format(figures=figures), encoding="utf-8")


if __name__ == "__main__":
    main()
