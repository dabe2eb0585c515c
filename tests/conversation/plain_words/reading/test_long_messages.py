"""A message may be long: what it tells is told, what it wants is done, and beyond a bound nothing is guessed."""

from __future__ import annotations

from conversation.plain_words.reading.message import MOST_PIECES
from conversation.plain_words.reading.reader import LONGEST
from imaging.operations.brightness import Brightness
from tests.conversation.plain_words.reading.spoken import ONE, done

TOLD = "My neighbour lent us her cottage at the coast for a week. "


def told(length: int) -> str:
    """So many characters, about, that want nothing."""
    return TOLD * (length // len(TOLD))


def test_what_is_wanted_at_the_end_of_a_long_message_is_done() -> None:
    text = told(1_800) + "Please make it 20 % brighter, thank you."
    assert 1_500 < len(text) <= LONGEST
    assert done(text, ONE) == [(Brightness(factor=1.2), (1,))]


def test_beyond_the_bound_it_is_the_models() -> None:
    assert done(told(2_100) + "Please make it 20 % brighter.", ONE) == "model"


def test_of_more_pieces_than_anybody_orders_in_nothing_is_done() -> None:
    few, many = ("make it 20 % brighter. " + "We swam. " * count for count in (MOST_PIECES - 1, MOST_PIECES + 1))
    assert len(many) < LONGEST
    assert done(few, ONE) == [(Brightness(factor=1.2), (1,))]
    assert done(many, ONE) == "model"


def test_what_only_tells_stays_so_however_much_of_it_there_is() -> None:
    assert done(told(1_900), ONE) == "model"
