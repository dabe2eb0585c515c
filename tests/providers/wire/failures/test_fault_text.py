"""Times as they stand in a sentence, and what a failure after a beginning knows about money."""

from __future__ import annotations

import pytest

from providers.wire.failures.fault_text import FaultText, in_words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "1 second"),
        (45, "45 seconds"),
        (0.5, "0.5 seconds"),
        (120, "2 minutes"),
        (150, "2.5 minutes"),
        (3_000, "50 minutes"),
        (3_600, "1 hour"),
        (5_400, "1.5 hours"),
        (86_400, "24 hours"),
    ],
)
def test_a_time_is_said_as_people_say_it(seconds: float, said: str) -> None:
    assert in_words(seconds) == said


def test_after_a_beginning_nobody_knows_about_money() -> None:
    text = FaultText("tired", "The brush is tired", "Let it rest.")

    assert (text.charged, text.unsure().charged) == (False, None)
    assert text.unsure().title == text.title
