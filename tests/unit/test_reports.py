"""What a failing test tells crosses from one process to another, whatever labels it has."""

from __future__ import annotations

import execnet
import pytest

HALF = "half \ud83d"


def test_a_report_with_half_surrogates_crosses(request):
    report = pytest.TestReport(
        nodeid="test_x.py::test_x",
        location=("test_x.py", 1, "test_x"),
        keywords={HALF: 1},
        outcome="failed",
        longrepr=HALF,
        when="call",
        sections=[("Captured stdout call", HALF)],
        user_properties=[("label", HALF)],
    )
    hook = request.config.hook
    data = hook.pytest_report_to_serializable(config=request.config, report=report)
    crossed = execnet.loads(execnet.dumps(data))
    again = hook.pytest_report_from_serializable(config=request.config, data=crossed)
    assert again.longrepr == r"half \ud83d"
    assert again.sections == [("Captured stdout call", r"half \ud83d")]
    assert again.nodeid == report.nodeid
