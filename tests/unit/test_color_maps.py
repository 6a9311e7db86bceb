from __future__ import annotations

from clustergrammer_widget.view.color_maps import page_color_maps
from clustergrammer_widget.widget import wire


def test_the_page_is_told_which_maps_are_safe_for_colour_blind_readers():
    maps = wire.encode_color_maps(page_color_maps())["maps"]
    assert [entry["name"] for entry in maps if not entry["safe"]] == ["PiYG"]
