"""Make docs/images/quickstart.png: the first widget of the quickstart notebook."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.lab import Desk, LabServer, launch_chromium

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "images" / "quickstart.png"


def main() -> None:
    """Run the notebook in a real JupyterLab and keep the picture."""
    with LabServer() as server, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        notebook = Desk(server, browser).open(
            ROOT / "notebooks" / "quickstart.ipynb", viewport=(1400, 1000), device_scale_factor=2
        )
        try:
            notebook.run_all()
            notebook.show_widget()
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            notebook.settle().screenshot(path=str(PICTURE))
        finally:
            notebook.close()
            browser.close()
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
