"""What a hand does in a widget, each gesture timed to the first frame that shows it.

The widget shows a table with one text category, `group`, on its rows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from playwright.sync_api import Locator

from tests.benchmarks.stopwatch import Stopwatch
from tests.browser.notebook import Box

Gesture = Callable[[Stopwatch, int], None]

ORDERS = ("Sum", "Variance", "Label", "Initial", "Cluster")


def order_rows(watch: Stopwatch, turns: int) -> None:
    """Choose one order of the rows after the other."""
    radios = watch.notebook.widget().get_by_role("radiogroup", name="Row order")
    for turn in range(turns):
        radio = radios.get_by_role("radio", name=ORDERS[turn % len(ORDERS)])
        watch.time("row order", "pointerup", press(watch, radio))
    radios.get_by_role("radio", name="Cluster").check()


def order_columns_by_a_label(watch: Stopwatch, turns: int) -> None:
    """Double-click on a row's label: descending, ascending, back."""
    click = partial(watch.page.mouse.dblclick, *watch.notebook.box("row-labels").at(0.8, 0.5))
    for _ in range(turns):
        watch.time("column order by double-click on a label", "dblclick", click)
    radios = watch.notebook.widget().get_by_role("radiogroup", name="Column order")
    radios.get_by_role("radio", name="Cluster").check()


def crop_by_rectangle_and_undo(watch: Stopwatch, turns: int) -> None:
    """Crop to a rectangle, and take it back with the keyboard."""
    page = watch.page
    box = watch.notebook.box("heatmap")
    for turn in range(turns):
        watch.notebook.widget().get_by_role("button", name="Crop", exact=True).click()
        page.mouse.move(*box.at(0.2 + 0.2 * turn / turns, 0.25))
        page.mouse.down()
        page.mouse.move(*box.at(0.6, 0.75), steps=5)
        watch.time("crop by rectangle", "pointerup", page.mouse.up)
        page.keyboard.down("Control")
        watch.time("undo of a crop", "keydown", partial(page.keyboard.press, "z"))
        page.keyboard.up("Control")


def crop_by_triangle(watch: Stopwatch, turns: int) -> None:
    """Crop to a cluster by the triangle beside it, and back."""
    widget = watch.notebook.widget()
    for _ in range(turns):
        watch.rest()
        triangle = widget.locator(".crop-triangle.rows").first
        watch.time("crop by triangle", "pointerup", press(watch, triangle))
        watch.rest()
        back = widget.locator(".crop-triangle.undo.rows")
        watch.time("crop taken back by triangle", "pointerup", press(watch, back))


def filter_between_stops(watch: Stopwatch, turns: int) -> None:
    """Move the slider of the top rows by one stop, down and up again."""
    slider = watch.notebook.widget().get_by_role("slider", name="Top rows by sum")
    slider.press("ArrowRight")
    watch.rest()
    for turn in range(turns):
        move = partial(watch.page.keyboard.press, "ArrowRight" if turn % 4 < 2 else "ArrowLeft")
        watch.time("filter between computed stops", "keydown", move)
    slider.press("Home")


def filter_by_category(watch: Stopwatch, turns: int) -> None:
    """Keep only one value of the category, by Shift and a click in the legend, and back."""
    row = watch.notebook.widget().locator(".category-legend .legend-row").first
    watch.page.keyboard.down("Shift")
    for _ in range(turns):
        watch.time("filter by category", "pointerup", press(watch, row))
    watch.page.keyboard.up("Shift")


def drag_opacity(watch: Stopwatch, turns: int) -> None:
    """Drag the slider of the opacity."""
    slider = watch.notebook.widget().get_by_role("slider", name="Opacity")
    drag(watch, "opacity", slider, (0.5, 0.9), turns)
    slider.dblclick()


def step_opacity(watch: Stopwatch, turns: int) -> None:
    """Change the opacity with the keyboard, down and up again."""
    slider = watch.notebook.widget().get_by_role("slider", name="Opacity")
    slider.press("PageDown")
    for turn in range(turns):
        step = partial(watch.page.keyboard.press, "PageUp" if turn % 2 else "PageDown")
        watch.time("opacity by key", "keydown", step)
    slider.dblclick()


def drag_colour_domain(watch: Stopwatch, turns: int) -> None:
    """Drag the end of the colours over the histogram, where the means of many cells lie, too."""
    widget = watch.notebook.widget()
    drag(watch, "colour domain", widget.locator(".domain"), (0.6, 0.51), turns)
    widget.get_by_role("button", name="Reset colours").click()


def step_colour_domain(watch: Stopwatch, turns: int) -> None:
    """Move the end of the colours with the keyboard, all the way down and up again."""
    widget = watch.notebook.widget()
    widget.locator(".domain-handle.vmax").press("Home")
    for turn in range(turns):
        step = partial(watch.page.keyboard.press, "Home" if turn % 2 else "End")
        watch.time("colour domain by key", "keydown", step)
    widget.get_by_role("button", name="Reset colours").click()


def choose_colour_map(watch: Stopwatch, turns: int) -> None:
    """Go through the list of colour maps with the keyboard; the first two are the same colours."""
    watch.notebook.widget().get_by_role("combobox", name="Colour map").press("ArrowDown")
    for turn in range(turns):
        choose = partial(watch.page.keyboard.press, "ArrowDown" if turn % 10 < 5 else "ArrowUp")
        watch.time("colour map", "keydown", choose)
    watch.page.keyboard.press("Home")


def scale_each_row(watch: Stopwatch, turns: int) -> None:
    """Colour each row over its own range, and not."""
    watch.notebook.widget().get_by_role("combobox", name="Range of colours").focus()
    for turn in range(turns):
        is_on = turn % 2 == 0
        choose = partial(watch.page.keyboard.press, "ArrowDown" if is_on else "ArrowUp")
        name = "each row scaled" if is_on else "each row as given again"
        watch.time(name, "keydown", choose)


def drag_cut(watch: Stopwatch, turns: int) -> None:
    """Drag the slider that cuts the rows' tree."""
    slider = watch.notebook.widget().get_by_role("slider", name="Row clusters")
    drag(watch, "cut slider", slider, (0.5, 0.8), turns, panel="row-dendrogram")


def search(watch: Stopwatch, turns: int) -> None:
    """Search for a row's name and go there."""
    widget = watch.notebook.widget()
    field = widget.get_by_role("combobox", name="Search rows")
    field.focus()  # which scrolls the sidebar; the list of names closes when that is scrolled
    watch.rest()
    for turn in range(turns):
        field.fill(f"row {17 + 11 * turn}")
        widget.get_by_role("listbox", name="Found").get_by_role("option").first.wait_for()
        watch.time("search, then go there", "keydown", partial(watch.page.keyboard.press, "Enter"))
        watch.rest()
        widget.get_by_role("button", name="Clear search").click()
        widget.get_by_role("button", name="Reset zoom").click()
        watch.rest()


def hover(watch: Stopwatch, turns: int) -> None:
    """Go from cell to cell; its tooltip is what is waited for."""
    box = watch.notebook.box("heatmap")
    watch.page.mouse.move(*box.at(0.3, 0.3))
    for turn in range(turns):
        point = box.at(0.35 + 0.5 * turn / turns, 0.4 + 0.02 * (turn % 5))
        go = partial(watch.page.mouse.move, *point)
        watch.time("hover to tooltip", "pointermove", go, panel="tooltip")
    watch.page.mouse.move(1, 1)


def press(watch: Stopwatch, target: Locator) -> Callable[[], None]:
    """A press of the mouse's button on something, which is brought into view beforehand."""
    target.scroll_into_view_if_needed()
    watch.page.mouse.move(*box_of(target).at(0.5, 0.5))

    def act() -> None:
        watch.page.mouse.down()
        watch.page.mouse.up()

    return act


def drag(
    watch: Stopwatch,
    name: str,
    track: Locator,
    span: tuple[float, float],
    turns: int,
    panel: str = "heatmap",
) -> None:
    """Drag along a track between two shares of its width, each move a gesture."""
    track.scroll_into_view_if_needed()
    box = box_of(track)
    start, end = span
    places = [box.at(start + (end - start) * step / turns, 0.5) for step in range(turns + 1)]
    watch.page.mouse.move(*places[0])
    watch.page.mouse.down()
    for place in places[1:]:
        watch.time(name, "pointermove", partial(watch.page.mouse.move, *place), panel=panel)
    watch.page.mouse.up()
    watch.rest()


def box_of(target: Locator) -> Box:
    """Where something is on the page."""
    found = target.bounding_box()
    assert found is not None, f"{target} is not visible"
    return Box(found["x"], found["y"], found["width"], found["height"])
