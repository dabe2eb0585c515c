"""Calls that are made up from the API's own document: none finds a fault, and each is answered as was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzzing.run import Amount, run
from tests.fuzzing.world import ENVIRON, furnished
from tests.running import Studio, Visitor

ONE_OF_EACH = Amount(("fuzzing",), examples=2, seed=20261130)
"""Of each call one that keeps to the document, and one that does not. `make fuzz-api` makes up far more."""


@pytest.mark.timeout(1200)  # a thousand processes may wait for the same two cores
def test_no_call_that_is_made_up_finds_a_fault(tmp_path: Path) -> None:
    with Studio(tmp_path / "data", ENVIRON) as studio:
        with Visitor(studio.url) as ada:
            done = run(studio, furnished(ada), ONE_OF_EACH, tmp_path)
        log = studio.stop()[1]
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}\n{log}"
    assert "No issues found" in done.stdout
    assert "Traceback" not in log, log
