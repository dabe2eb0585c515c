"""Words are about what the person reads: the branch that is shown, as it was made there."""

from __future__ import annotations

import pytest

from conversation.events import ImageReady, QuestionAsked, TurnFailed, VersionChosen
from conversation.image import Version
from conversation.message import Target
from conversation.ports.models import ChatRequest, Chunk, ImageAbilities, TokenUse, ToolCall
from tests.conversation.stage import Painter, Talker, Theatre, only, text_of, versions, words

EDITOR = ImageAbilities(edit=True, references=4, aspects=("3:2", "1:1"), seed=True)


class Story:
    """A cat, painted and darkened; then, instead of darkening it, a dog and a fox."""

    def __init__(self, talker: Talker | None = None) -> None:
        self.theatre = Theatre(Painter(abilities=EDITOR), talker)
        (self.cat,) = versions(self.theatre.say("/image a cat"))
        self.top = self.theatre.replies[-1].turn
        (self.dark,) = versions(self.theatre.say("make it darker"))
        self.darkened = self.theatre.replies[-1].turn
        self.theatre.say("/image a dog", parent=self.top)
        self.theatre.say("/image a fox")
        self.foxes = self.theatre.replies[-1].turn

    def show(self, turn: str) -> None:
        self.theatre.kept.library.show(self.theatre.owner, self.theatre.conversation, turn)

    def delete(self, turn: str) -> None:
        """The message that the turn answered, and what follows."""
        message = self.theatre.kept.library.message(self.theatre.owner, turn).parent
        assert message
        self.theatre.kept.library.delete_message(self.theatre.owner, message)

    def changed(self, text: str, target: Target | None = None, **options: object) -> Version:
        (version,) = versions(self.theatre.say(text, target, **options))
        return version


@pytest.mark.parametrize("text", ["rotate it left", "rotate left", "/rotate left", "rotate the last one left"])
def test_without_a_chip_it_is_the_last_one_of_the_branch_that_is_shown(text: str) -> None:
    story = Story()
    story.show(story.darkened)
    assert story.changed(text).parent == story.dark.id
    story.show(story.foxes)
    assert story.changed(text).image == story.theatre.image(3).id


def test_the_cat_of_the_other_branch_was_never_darkened() -> None:
    story = Story()
    assert story.changed("rotate #1 left").parent == story.cat.id
    story.show(story.darkened)
    assert story.changed("rotate #1 left").parent == story.dark.id


@pytest.mark.parametrize(
    ("text", "number"),
    [("rotate the first one left", 1), ("rotate the second one left", 2), ("the one before, darker", 2)],
)
def test_ordinals_count_what_the_branch_has(text: str, number: int) -> None:
    story = Story()
    assert story.changed(text).image == story.theatre.image(number).id
    story.show(story.darkened)
    if number == 2:
        assert only(story.theatre.say(text), TurnFailed).code == "no_such_picture"


def test_where_the_branch_begins_with_a_later_number_the_first_one_is_that() -> None:
    story = Story()
    story.theatre.say("/image a bear", parent="")
    bear = story.theatre.image(4)
    assert story.changed("rotate the first one left").image == bear.id


@pytest.mark.parametrize("text", ["make #2 darker", "rotate picture 2 left", "make #1 and #2 darker"])
def test_a_number_of_another_branch_is_asked_about_and_a_click_does_it(text: str) -> None:
    story = Story()
    story.show(story.darkened)
    asked = only(story.theatre.say(text), QuestionAsked)
    assert asked.text.startswith("#2 belongs to another variant of this conversation")
    (choice,) = asked.choices
    done = versions(story.theatre.say(choice.say, Target(str(choice.image), choice.version)))
    assert story.theatre.image(2).id in {version.image for version in done}


def test_a_number_in_a_command_is_as_sure_as_a_click() -> None:
    story = Story()
    story.show(story.darkened)
    assert story.changed("/rotate left #2").image == story.theatre.image(2).id


def test_a_picture_of_another_branch_that_was_clicked_on_the_shelf_is_changed() -> None:
    story = Story()
    story.show(story.darkened)
    dog = story.theatre.image(2)
    assert story.changed("rotate it left", Target(dog.id, dog.current)).image == dog.id


def test_all_are_those_of_the_branch() -> None:
    story = Story()
    assert [version.image for version in versions(story.theatre.say("rotate all of them left"))] == [
        story.theatre.image(number).id for number in (1, 2, 3)
    ]
    story.show(story.darkened)
    assert story.changed("rotate all of them left").parent == story.dark.id


def test_what_is_listed_is_what_the_branch_has() -> None:
    story = Story()
    story.show(story.darkened)
    assert only(story.theatre.say("make #9 darker"), TurnFailed).text == "There are #1."


def test_after_the_newest_turn_was_deleted_it_is_what_is_left() -> None:
    story = Story()
    story.delete(story.foxes)
    assert story.changed("rotate it left").image == story.theatre.image(2).id


def test_after_an_edit_was_deleted_the_picture_is_as_it_was() -> None:
    story = Story()
    story.show(story.darkened)
    story.delete(story.darkened)
    assert story.changed("rotate #1 left").parent == story.cat.id


def test_answered_again_it_starts_from_where_the_first_answer_did() -> None:
    story = Story()
    message = story.theatre.kept.library.message(story.theatre.owner, story.darkened).parent
    story.show(story.darkened)
    assert story.changed("make it darker", again=message).parent == story.cat.id


def test_an_earlier_message_that_is_edited_sees_nothing_of_what_came_after_it() -> None:
    story = Story()
    assert story.changed("make it brighter", parent=story.top).parent == story.cat.id


def test_redo_never_leads_to_another_branch() -> None:
    story = Story()
    assert "nothing to redo" in text_of(story.theatre.say("/redo #1"))
    story.show(story.darkened)
    story.theatre.say("undo")
    assert only(story.theatre.say("redo"), VersionChosen).version == story.dark.id


def test_what_was_undone_on_one_branch_is_not_on_the_other() -> None:
    story = Story()
    story.show(story.darkened)
    story.theatre.say("undo")
    here = story.theatre.replies[-1].turn
    story.theatre.say("hello", parent=story.darkened)
    assert story.theatre.image(1).current == story.dark.id
    story.show(here)
    assert story.theatre.image(1).current == story.cat.id


def reading(asked: list[ChatRequest], *calls: ToolCall) -> Talker:
    def answer(request: ChatRequest) -> list[Chunk]:
        asked.append(request)
        return [*calls, TokenUse(0, 1, 1)] if calls and len(asked) == 1 else words("Well.")

    return Talker([answer])


def test_a_chat_model_reads_of_the_pictures_of_the_branch_alone() -> None:
    story, asked = Story(), list[ChatRequest]()
    story.show(story.darkened)
    story.theatre.models.talker = reading(asked)
    story.theatre.say("what do you think?")
    listed = asked[0].messages[0].text.partition("<pictures>")[2].partition("</pictures>")[0]
    assert listed.strip() == "#1 “Cat”, 48 × 32 px, version 2 of 2 (active)"


@pytest.mark.parametrize("steps", [["rotate left"], ["rotate left", "greyscale"]])
def test_its_tools_are_about_the_active_one_of_the_branch(steps: list[str]) -> None:
    story = Story()
    story.show(story.darkened)
    story.theatre.models.talker = reading([], ToolCall("c1", "edit", {"steps": steps}))
    done = versions(story.theatre.say("please do what suits it"))
    assert done[0].parent == story.dark.id


def test_the_picture_that_it_names_is_asked_about_where_another_branch_has_it() -> None:
    story = Story()
    story.show(story.darkened)
    story.theatre.models.talker = reading([], ToolCall("c1", "edit", {"steps": ["rotate left"], "picture": 2}))
    assert only(story.theatre.say("please do what suits it"), QuestionAsked).text.startswith("#2 belongs to another")


def test_a_prompt_is_refined_with_the_words_of_the_branch() -> None:
    story = Story()
    story.show(story.darkened)
    story.theatre.models.cheapest = cheap = Talker([words("A cat at night.")])
    story.theatre.say("/image the same but at night")
    asked = next(each for each in reversed(cheap.requests) if each.max_tokens == 500).messages[-1].text
    assert "<picture>\na cat\n</picture>" in asked
    assert "fox" not in asked and "dog" not in asked


@pytest.mark.parametrize("text", ["rotate it left, then make it black and white", "rotate #1 left, then invert it"])
def test_the_branch_that_was_left_while_its_turn_ran_keeps_what_that_made(text: str) -> None:
    story = Story()
    story.show(story.darkened)
    made: list[Version] = []
    for event in story.theatre.begin(text):
        story.show(story.foxes)
        if isinstance(event, ImageReady):
            made.append(Version.from_dict(event.version))
    assert [version.parent for version in made] == [story.dark.id, made[0].id]
    assert story.theatre.image(1).current == story.cat.id
    story.show(story.theatre.replies[-1].turn)
    assert story.theatre.image(1).current == made[1].id


def test_a_model_that_thinks_while_another_branch_is_looked_at_works_on_its_own() -> None:
    story = Story()
    story.show(story.darkened)
    story.theatre.models.talker = reading([], ToolCall("c1", "edit", {"steps": ["rotate left"], "picture": 1}))
    made: list[Version] = []
    for event in story.theatre.begin("please do what suits it"):
        story.show(story.foxes)
        if isinstance(event, ImageReady):
            made.append(Version.from_dict(event.version))
    assert [version.parent for version in made] == [story.dark.id]
