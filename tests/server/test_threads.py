"""Work beside the loop ends as if it had been done here."""

from __future__ import annotations

import pytest

from server.threads import in_a_thread


def test_its_result_comes_back() -> None:
    assert in_a_thread(divmod, 7, 2) == (3, 1)


def test_what_it_raises_is_raised_here_and_printed_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FileNotFoundError):
        in_a_thread(open, "/nowhere/at/all")
    assert capfd.readouterr().err == ""
