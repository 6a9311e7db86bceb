from __future__ import annotations

from clustergrammer_widget.colors.lookup_tables import page_color_maps
from clustergrammer_widget.protocol import encoders


def test_the_page_is_told_which_maps_are_safe_for_colour_blind_readers():
    maps = encoders.encode_color_maps(page_color_maps())["maps"]
    assert [entry["name"] for entry in maps if not entry["safe"]] == ["PiYG"]
