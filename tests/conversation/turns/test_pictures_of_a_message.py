"""Which pictures words change over several messages: sent along, clicked, deleted, named, a group, an answer."""

from __future__ import annotations

import pytest

from conversation.errors import NotFound
from conversation.events import QuestionAsked, TurnFailed
from conversation.image import Image
from conversation.message import Target
from tests.conversation.stage import Theatre, only, versions


class Desk:
    """Three pictures are there; more can be sent along."""

    def __init__(self) -> None:
        self.theatre = Theatre()
        for title in ("Cat", "Dog", "Fox"):
            self.theatre.picture(title)

    def sent(self, count: int) -> tuple[str, ...]:
        return tuple(self.theatre.picture(f"Upload {number}").id for number in range(1, count + 1))

    def changed(self, text: str, target: Target | None = None, sent: tuple[str, ...] = ()) -> list[int]:
        """The numbers of the pictures that have new versions after these words."""
        made = {version.image for version in versions(self.theatre.say(text, target, sent))}
        return [image.number for image in self.there() if image.id in made]

    def there(self) -> list[Image]:
        return self.theatre.kept.images.of(self.theatre.conversation)

    def at_first(self, number: int) -> bool:
        """Whether it is shown as it was before anything was done to it."""
        image = self.theatre.image(number)
        return image.current == image.versions[0].id

    def clicked(self, number: int) -> Target:
        return Target(self.theatre.image(number).id, self.theatre.image(number).current)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_one_that_is_sent_along_is_meant_and_so_are_the_words_after_it(desk: Desk) -> None:
    assert desk.changed("make it darker", sent=desk.sent(1)) == [4]
    assert desk.changed("a bit more") == [4]
    assert desk.changed("crop it square, then make it black and white") == [4]


def test_of_two_that_are_sent_along_it_asks_and_an_answer_chooses(desk: Desk) -> None:
    asked = only(desk.theatre.say("make it darker", attachments=desk.sent(2)), QuestionAsked)
    assert [choice.label for choice in asked.choices] == ["#4 · Upload 1", "#5 · Upload 2"]
    assert desk.changed("the second") == [5]
    assert desk.changed("a bit more") == [5]


@pytest.mark.parametrize("text", ["make them darker", "make both darker", "darken all of them", "mach beide dunkler"])
def test_several_that_are_sent_along_are_a_group(desk: Desk, text: str) -> None:
    assert desk.changed(text, sent=desk.sent(2)) == [4, 5]
    assert desk.changed("now make them black and white") == [4, 5]


def test_a_click_counts_more_than_what_is_sent_along(desk: Desk) -> None:
    assert desk.changed("make it darker", desk.clicked(2), desk.sent(2)) == [2]
    assert desk.changed("a bit more", desk.clicked(2)) == [2]


def test_a_name_counts_more_than_a_click(desk: Desk) -> None:
    assert desk.changed("make #1 darker", desk.clicked(2), desk.sent(1)) == [1]
    assert desk.changed("make the first one and #3 brighter", desk.clicked(2)) == [1, 3]


def test_one_that_was_deleted_is_never_replaced_by_another(desk: Desk) -> None:
    one, other = desk.sent(2)
    desk.theatre.kept.shelf.delete(desk.theatre.owner, other)
    with pytest.raises(NotFound):
        desk.theatre.say("make them darker", attachments=(one, other))
    assert [len(image.versions) for image in desk.there()] == [1, 1, 1, 1]
    assert desk.changed("make it darker", sent=(one,)) == [4]
    assert desk.changed("undo that") == []
    assert desk.theatre.image(4).current == desk.theatre.image(4).versions[0].id


def test_after_the_active_one_was_deleted_the_next_words_are_about_the_one_that_is_left(desk: Desk) -> None:
    assert desk.changed("make #3 darker") == [3]
    desk.theatre.kept.shelf.delete(desk.theatre.owner, desk.theatre.image(3).id)
    assert 3 not in desk.changed("make it brighter")
    assert only(desk.theatre.say("make #3 brighter"), TurnFailed).code == "no_such_picture"


def test_undo_is_about_the_picture_that_was_changed_last_or_named(desk: Desk) -> None:
    assert desk.changed("make #1 darker") == [1]
    assert desk.changed("make #2 black and white") == [2]
    desk.theatre.say("undo that")
    assert [desk.at_first(number) for number in (1, 2)] == [False, True]
    desk.theatre.say("undo that on #1")
    assert desk.at_first(1)


def test_a_group_is_undone_as_a_group(desk: Desk) -> None:
    assert desk.changed("make #1 and #3 darker") == [1, 3]
    desk.theatre.say("undo that for both of them")
    assert [desk.at_first(number) for number in (1, 3)] == [True, True]


def test_the_rest_are_those_that_were_not_named(desk: Desk) -> None:
    assert desk.changed("make #2 darker and the rest brighter") == [1, 2, 3]
    factors = [image.version(image.current).recipe.values.options["factor"] for image in desk.there()]
    assert [factor > 1 for factor in factors] == [True, False, True]
