"""What is asked of onnxruntime for rembg, and what is heard of its answer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from imaging.cutout.network import FirstOutput, decided
from imaging.networks.engine import ample, options

pytestmark = pytest.mark.slow  # rembg's first import ever compiles for most of a minute


class Engine:
    """A session with three outputs that remembers which ones it was asked for."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[Any] = []

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name="picture")]

    def get_outputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in ("mask", "side", "features")]

    def run(self, names: Any, feed: Any) -> list[Any]:
        self.asked.append(names)
        return [self.answer]


def test_only_the_first_output_is_asked_for_whatever_rembg_says() -> None:
    engine = Engine(np.array([[[[0.25, 0.75]]]]))
    session = FirstOutput(engine)
    (found,) = session.run(None, {})
    assert engine.asked == [["mask"]]
    assert found.shape == (1, 1, 1, 2)
    assert session.decided == 0.5
    assert session.get_inputs()[0].name == "picture"


@pytest.mark.parametrize(
    ("values", "expected"),
    [([0.0, 1.0], 1.0), ([0.01, 0.03], 0.02), ([-8.0, 8.0], 0.999), ([-9.0, -8.0], 0.0), ([0.4, 0.4], 0.0)],
)
def test_how_far_apart_an_answer_is_before_it_is_stretched(values: list[float], expected: float) -> None:
    assert decided(np.array(values)) == pytest.approx(expected, abs=0.001)


def test_an_answer_that_is_no_number_says_nothing() -> None:
    assert decided(np.array([0.0, np.nan])) == 0.0


def test_memory_is_kept_between_pictures_where_there_is_plenty() -> None:
    assert [ample(1700, limit) for limit in (2048, 5099, 5100, 0)] == [False, False, True, True]
    for kept in (False, True):
        assert (options(kept).enable_cpu_mem_arena, options(kept).enable_mem_pattern) == (kept, kept)
