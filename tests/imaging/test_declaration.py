"""What an option accepts, and how it says what it does not."""

from __future__ import annotations

import pytest

from imaging.declaration import Impossible, Option, check


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), 10**400, -(10**400)])
@pytest.mark.parametrize("kind", ["int", "float"])
def test_a_number_that_no_float_holds_is_refused_in_few_words(value: float, kind: str) -> None:
    with pytest.raises(Impossible, match="must be a number") as refused:
        check("quality", kind, value, Option("how good", 1, 100))
    assert len(str(refused.value)) < 200


def test_a_long_value_is_repeated_in_short() -> None:
    with pytest.raises(Impossible) as refused:
        check("format", "str", "x" * 100_000, Option("what", choices=("png",)))
    assert len(str(refused.value)) < 200
