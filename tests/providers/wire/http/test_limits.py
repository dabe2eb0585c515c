"""How long a call may be silent."""

from __future__ import annotations

from providers.wire.http.limits import Limits, limits_for


def test_words_are_waited_for_less_long_than_pictures() -> None:
    assert (Limits().of_chat.silence, Limits().silence) == (45.0, 120.0)


def test_a_studio_may_wait_longer_or_less_long() -> None:
    assert (limits_for(10).of_chat.silence, limits_for(10).silence) == (10, 120.0)
    assert (limits_for(900).of_chat.silence, limits_for(900).silence, limits_for(900).total) == (900, 900, 1_800)
