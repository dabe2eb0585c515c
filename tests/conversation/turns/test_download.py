"""`/download`: which pictures are meant, and the click that saves them."""

from __future__ import annotations

from conversation.events import NoteAdded, TurnFailed
from tests.conversation.stage import Theatre, only, text_of


def test_the_named_ones_all_or_those_that_were_sent_along_are_saved_with_one_click() -> None:
    theatre = Theatre()
    first, second, third = (theatre.picture() for _ in range(3))

    def meant(text: str, *attachments: str) -> list[str]:
        (choice,) = only(theatre.say(text, attachments=attachments), NoteAdded).choices
        return list(choice.options["download"])

    assert meant("/download #1 #3") == [first.id, third.id]
    assert meant("/download all") == [first.id, second.id, third.id]
    assert meant("/download", first.id, second.id) == [first.id, second.id]
    assert meant("/download jpeg", second.id) == [second.id]


def test_without_a_picture_there_is_nothing_to_save() -> None:
    assert only(Theatre().say("/download all"), TurnFailed).code == "no_picture"


def test_it_says_what_is_ready() -> None:
    theatre = Theatre()
    theatre.picture()
    assert text_of(theatre.say("/download png")) == "#1: ready to download as PNG."
