"""What grows is told from what goes up and down."""

from __future__ import annotations

import random

import pytest
import soak
from rig.drift import drift


def wandering(count: int, each: float) -> list[float]:
    """Hangs together from one sample to the next, as memory does, and grows by so much with each."""
    chance, at, found = random.Random(3), 0.0, []
    for number in range(count):
        at = 0.8 * at + chance.gauss(0, 1)
        found.append(100 + number * each + at)
    return found


def test_growth_is_found_with_how_certain_it_is() -> None:
    found = drift(wandering(600, 0.05))
    assert found.certain
    assert abs(found.change - 30) < found.within
    assert found.share == pytest.approx(30 / 115, abs=0.03)


def test_what_only_wanders_has_not_grown() -> None:
    found = drift(wandering(600, 0.0))
    assert not found.certain
    assert abs(found.share) < 0.02


def test_a_few_samples_say_nothing() -> None:
    with pytest.raises(ValueError, match="longer run"):
        drift([1.0] * 19)


def test_a_run_that_would_say_nothing_is_not_begun(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["soak.py", "--minutes", "0.2"])
    with pytest.raises(SystemExit):
        soak.main()
    assert "ask for more minutes" in capsys.readouterr().err
