import pytest
from hypothesis import settings

from clustergrammer_widget.data.shared_colors import SHARED

settings.register_profile("unit", deadline=None)
settings.load_profile("unit")


@pytest.fixture(autouse=True)
def no_colors_of_other_tests():
    SHARED.forget()
