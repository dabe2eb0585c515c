"""Curves through points: through every one of them, never beyond, and the same in the page.

`python -m tests.imaging.test_bent` writes tests/fixtures/bent.json anew.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from imaging.bent import Bent
from imaging.operations.curves import Curves, points_of
from imaging.operations.operation import Impossible

FIXTURE = Path(__file__).parents[1] / "fixtures" / "bent.json"
SAID = (
    "0:0,255:255",
    "0:0,64:50,192:210,255:255",
    "0:255,255:0",
    "30:0,128:128,220:255",
    "0:80,100:80,101:200,255:200",
    "0:0,40:120,90:60,255:255",
)


def table(said: str) -> list[float]:
    bent = Bent(points_of(said))
    return [round(bent(shade / 255) * 255, 4) for shade in range(256)]


@pytest.mark.parametrize("said", SAID)
def test_a_curve_goes_through_its_points_and_stays_between_them(said: str) -> None:
    points = [(round(shade * 255), becomes * 255) for shade, becomes in points_of(said)]
    bent = table(said)
    for shade, becomes in points:
        assert bent[shade] == pytest.approx(becomes, abs=1e-3)
    for (left, one), (right, other) in pairwise(points):
        assert min(one, other) - 1e-3 <= min(bent[left : right + 1])
        assert max(bent[left : right + 1]) <= max(one, other) + 1e-3
    assert json.loads(FIXTURE.read_text(encoding="utf-8"))[said] == bent


def test_without_points_nothing_changes() -> None:
    assert [Bent(())(shade) for shade in (0, 0.3, 1)] == [0, 0.3, 1]


@pytest.mark.parametrize(
    "said", ["0:0", "0:0,300:10", "10:20,10:30", "0-0,5-5", "a", ",".join(f"{n}:{n}" for n in range(17))]
)
def test_what_is_no_curve_is_refused_with_one_that_is(said: str) -> None:
    with pytest.raises(Impossible, match="0:0,128:150,255:255"):
        Curves(curve=said)


def test_a_curve_of_a_colour_comes_before_that_of_all() -> None:
    with pytest.raises(Impossible, match="Say what shades become"):
        Curves()
    assert Curves(curve="0:0,128:150,255:255", blue="0:9,255:200").done() == "Curves bent: all colours, blue"


if __name__ == "__main__":
    FIXTURE.write_text(json.dumps({said: table(said) for said in SAID}, separators=(",", ":")) + "\n", encoding="utf-8")
