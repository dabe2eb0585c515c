"""What a picture shows, by command: written, read out, and told by itself again."""

from __future__ import annotations

from conversation.events import ImageDescribed, TurnFailed
from conversation.versions.alt_text import LONGEST_OWN
from tests.conversation.stage import Theatre, only, text_of


def test_it_is_written_read_out_and_told_by_itself_again() -> None:
    theatre = Theatre()
    image = theatre.picture("Red bicycle")
    told = text_of(theatre.say("/alt"))
    said = theatre.say("/alt a red  bicycle against a wall")
    assert only(said, ImageDescribed) == ImageDescribed(image.id, "a red bicycle against a wall", image.current)
    assert text_of(said) == "#1 shows: a red bicycle against a wall"
    assert theatre.image(1).alt == "a red bicycle against a wall"
    assert text_of(theatre.say("/alt auto")) == told
    assert (theatre.image(1).alt, theatre.image(1).alt_at) == ("", "")


def test_without_a_picture_or_with_too_many_words_it_says_so() -> None:
    theatre = Theatre()
    assert only(theatre.say("/alt a fox"), TurnFailed).code == "no_picture"
    theatre.picture("Fox")
    assert only(theatre.say(f"/alt {'x' * (LONGEST_OWN + 1)}"), TurnFailed).code == "description_too_long"
    assert theatre.image(1).alt == ""
