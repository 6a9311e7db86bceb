import signal

import pytest
from hypothesis import settings

from clustergrammer_widget.palettes.shared_colors import SHARED

settings.register_profile("unit", deadline=None)
settings.load_profile("unit")

# a shell that starts the tests in the background leaves interrupts ignored
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_colors_of_other_tests():
    SHARED.forget()
