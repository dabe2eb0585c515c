"""Without any model: what was not asked for as a new picture is never painted, and nothing is painted over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.events import (
    Choice,
    ImageStarted,
    NoteAdded,
    PromptRefined,
    QuestionAsked,
    SheetShown,
    TurnFailed,
    TurnFinished,
)
from conversation.image import Image
from conversation.message import Target
from conversation.ports.models import ChatRequest, Chunk, TextChunk, TokenUse, ToolCall
from conversation.recipe import OperationValues, Recipe, UploadValues
from providers.sketchbook.notes import SketchbookNotes
from providers.sketchbook.painter import SketchbookPainter
from tests.conversation.stage import Painter, Talker, Theatre, encoded, kinds, only, text_of, versions, words
from tests.imaging.pictures import picture
from tests.matrix import sampled
from tests.upstream.connected import FakePixels

EDITS = (
    "add a hat",
    "change the background to a beach",
    "add a cat on the left",
    "put sunglasses on him",
    "remove the people",
    "make the sky pink",
    "make the picture look like an oil painting",
    "paint the wall blue",
    "draw a moustache on the man",
    "draw it as a cartoon",
    "paint over the logo",
    "give her a red scarf",
    "turn it into a cartoon",
    "the same at night",
    "in the style of Monet",
    "füge einen Hut hinzu",
    "ändere den Hintergrund in einen Strand",
    "ajoute un chapeau",
    "remplace le fond par une plage",
    "añade un sombrero",
    "cambia el fondo por una playa",
    "加一顶帽子",
    "把背景换成海滩",
)


def offline() -> tuple[Theatre, Painter]:
    painter = Painter()
    return Theatre(painter, SketchbookNotes()), painter


def photograph(theatre: Theatre) -> Image:
    """An upload, which nobody painted from words."""
    image, number = theatre.images.reserve(theatre.conversation, "Photo")
    kept = theatre.images.add(
        theatre.conversation, image, number, "Photo", encoded(picture("RGB", 48, 32)), Recipe(UploadValues()),
        message=None, cost=0, seconds=0,
    )  # fmt: skip
    assert isinstance(kept, Image)
    return kept


def pictures(theatre: Theatre) -> list[tuple[int, int]]:
    """Number and count of versions of all that are there."""
    return [(image.number, len(image.versions)) for image in theatre.kept.images.of(theatre.conversation)]


def way_out(asked: QuestionAsked) -> Choice:
    """The answer that leads to where a model is connected."""
    (found,) = [choice for choice in asked.choices if choice.options.get("settings") == "providers"]
    return found


@sampled("text", EDITS)
@sampled("how", ["chip", "sent along", "active"])
def test_an_edit_that_nobody_here_can_do_paints_nothing(text: str, how: str) -> None:
    theatre, painter = offline()
    theatre.say("/image a lake")
    photo, painted = photograph(theatre), len(painter.requests)
    target = Target(photo.id, photo.current) if how == "chip" else None
    asked = only(theatre.say(text, target, (photo.id,) if how == "sent along" else ()), QuestionAsked)
    assert len(painter.requests) == painted
    assert pictures(theatre) == [(1, 1), (2, 1)]
    assert theatre.images.active(theatre.conversation).id == photo.id
    assert asked.text.startswith("Nothing was changed.")
    assert "crop" in asked.text and "`/`" in asked.text
    assert way_out(asked).label == "Connect a model"


@pytest.mark.parametrize("text", EDITS)
def test_nor_does_it_where_a_model_was_asked_for(text: str) -> None:
    theatre, painter = offline()
    photograph(theatre)
    assert "Nothing was changed." in only(theatre.say(text, local=False), QuestionAsked).text
    assert painter.requests == []


def test_of_several_pictures_that_may_be_meant_none_is_changed_either() -> None:
    theatre, painter = offline()
    first, second = photograph(theatre), photograph(theatre)
    asked = only(theatre.say("add a hat", attachments=(first.id, second.id)), QuestionAsked)
    assert asked.text.startswith("Nothing was changed.")
    assert painter.requests == []


@pytest.mark.parametrize(
    ("said", "prompt"),
    [
        ("the same at night", "a lake, at night"),
        ("dasselbe bei Nacht", "a lake, bei Nacht"),
        ("la même chose de nuit", "a lake, de nuit"),
        ("lo mismo de noche", "a lake, de noche"),
        ("同样的，晚上", "a lake, 晚上"),
    ],
)
def test_the_same_with_a_change_is_a_new_sketch_of_the_same_words(said: str, prompt: str) -> None:
    theatre, painter = offline()
    theatre.say("/image a lake")
    theatre.say(said)
    assert painter.requests[-1].prompt == prompt
    assert pictures(theatre) == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    "said", ["paint me a fox", "Male mir einen Fuchs", "peins-moi un renard", "píntame un zorro", "给我画一只狐狸"]
)
def test_a_picture_is_ordered_in_five_languages_beside_a_photograph(said: str) -> None:
    theatre, painter = offline()
    photograph(theatre)
    theatre.say(said)
    assert len(painter.requests) == 1
    assert pictures(theatre) == [(1, 1), (2, 1)]


def test_a_wish_that_the_painter_can_fulfil_in_part_is_asked_about_first() -> None:
    painter = SketchbookPainter(FakePixels())
    theatre = Theatre(painter, SketchbookNotes())
    asked = only(theatre.say("/image a portrait of my grandmother by the sea"), QuestionAsked)
    assert "can’t paint faces" in asked.text
    assert pictures(theatre) == []
    instead, connect = asked.choices
    assert (instead.say, connect.label) == ("/image a seascape, in watercolour", "Connect a model")
    assert only(theatre.say(instead.say), ImageStarted).title == "Seascape"
    assert pictures(theatre) == [(1, 1)]


def test_a_sketch_is_not_painted_over_but_a_new_one_is_offered() -> None:
    theatre, painter = offline()
    theatre.say("/image a lake")
    asked = only(theatre.say("add a boat"), QuestionAsked)
    assert len(painter.requests) == 1
    choice = asked.choices[0]
    assert (choice.label, choice.say) == ("Paint a new picture: a lake, with a boat", "/image a lake, with a boat")
    theatre.say(choice.say, **choice.options)
    assert painter.requests[-1].prompt == "a lake, with a boat"
    assert pictures(theatre) == [(1, 1), (2, 1)]


def test_what_a_new_sketch_is_made_from_is_the_one_that_the_chip_shows() -> None:
    theatre, _ = offline()
    first = theatre.picture("Fox")
    theatre.say("/image a lake")
    asked = only(theatre.say("add a boat", Target(first.id, first.current)), QuestionAsked)
    assert asked.choices[0].say == "/image a fox, with a boat"


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("paint a lake at dawn", "a lake at dawn"),
        ("draw me a boat on the sea", "a boat on the sea"),
        ("make me a watercolour painting of Paris", "a watercolour painting of Paris"),
        ("I want a picture of a fox", "a fox"),
        ("paint two foxes in the snow", "two foxes in the snow"),
        ("draw a picture of a moustache", "a moustache"),
    ],
)
def test_what_is_asked_for_as_a_new_picture_is_painted_beside_the_others(text: str, prompt: str) -> None:
    theatre, painter = offline()
    photograph(theatre)
    events = theatre.say(text)
    assert only(events, TurnFinished).state == "done"
    assert [request.prompt for request in painter.requests] == [prompt]
    assert pictures(theatre) == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "draw a hat on the cat",
        "paint the wall blue",
        "draw a circle around his face",
        "make me a picture of him with a hat",
        "paint a poster of this one",
        "create an image of the same man at night",
        "draw glasses",
        "draw a moustache",
        "please sketch a frame with flowers",
    ],
)
def test_words_that_could_be_either_are_asked_about(text: str) -> None:
    theatre, painter = offline()
    photo = photograph(theatre)
    asked = only(theatre.say(text, Target(photo.id, photo.current)), QuestionAsked)
    assert painter.requests == []
    (new,) = [choice for choice in asked.choices if choice.say.startswith("/image ")]
    assert new.label.startswith("Paint a new picture: ")
    theatre.say(new.say, **new.options)
    assert [request.references for request in painter.requests] == [()]
    assert pictures(theatre) == [(1, 1), (2, 1)]


def test_without_any_picture_the_same_words_are_a_new_one() -> None:
    theatre, painter = offline()
    theatre.say("draw a hat on the cat")
    assert painter.requests[0].prompt == "a hat on the cat"


def test_with_the_chip_removed_nothing_is_painted_either() -> None:
    theatre, painter = offline()
    theatre.say("/image a lake")
    theatre.say("add a boat", no_picture=True)
    assert len(painter.requests) == 1


def test_what_is_half_understood_is_offered_and_done_when_it_is_clicked() -> None:
    theatre, painter = offline()
    photo = photograph(theatre)
    asked = only(theatre.say("make the sky a bit darker"), QuestionAsked)
    choice = asked.choices[0]
    assert (choice.label, choice.image) == ("Brightness −15%", photo.id)
    theatre.say(choice.say, Target(photo.id, choice.version), **choice.options)
    assert pictures(theatre) == [(1, 2)]
    assert painter.requests == []


def test_all_that_is_wanted_is_one_click() -> None:
    theatre, _ = offline()
    photo = photograph(theatre)
    asked = only(
        theatre.say("First make it brown like the old pictures and then write Summer 1962 at the bottom"), QuestionAsked
    )
    assert asked.text.startswith("I did not follow all of that")
    choice = asked.choices[0]
    assert choice.label == "Sepia, “Summer 1962” written at the bottom"
    theatre.say(choice.say, Target(photo.id, choice.version), **choice.options)
    made = theatre.kept.images.of(theatre.conversation)[0].versions[1:]
    assert [version.recipe.by for version in made] == ["operation:sepia", "operation:text"]


def test_one_click_does_it_to_all_that_were_named() -> None:
    theatre, _ = offline()
    for _ in range(3):
        photograph(theatre)
    asked = only(theatre.say("make the sky in #1 and #2 a bit darker"), QuestionAsked)
    choice = asked.choices[0]
    assert (choice.label, choice.image) == ("#1 and #2: Brightness −15%", None)
    theatre.say("yes")
    assert pictures(theatre) == [(1, 2), (2, 2), (3, 1)]


@pytest.mark.parametrize("text", ["make the sky in #1 a bit darker", "mach den Himmel in Bild 1 etwas dunkler"])
def test_it_is_offered_for_the_picture_that_was_named(text: str) -> None:
    theatre, _ = offline()
    first, second = photograph(theatre), photograph(theatre)
    asked = only(theatre.say(text, Target(second.id)), QuestionAsked)
    assert (asked.choices[0].label, asked.choices[0].image) == ("Brightness −15%", first.id)


def test_of_two_that_were_named_none_is_offered_for_a_third() -> None:
    theatre, _ = offline()
    photos = [photograph(theatre) for _ in range(3)]
    asked = only(theatre.say("make the sky in #1 and #2 a bit darker", Target(photos[2].id)), QuestionAsked)
    assert photos[2].id not in [choice.image for choice in asked.choices]


SEEN = """
What is in #1?
what is in this picture?
what's on the photo
what is this?
what is it?
what is #1?
what do you see?
what can you see in #1?
describe #1
describe this picture
can you describe it
who is in this photo?
what does it show?
what does #1 show?
what is this a picture of?
tell me what is in #1
what am I looking at?
what is this file?
what is on the first picture?
Was ist auf diesem Bild?
was ist in #1?
was ist das?
wer ist auf dem Foto?
was siehst du?
was zeigt das Bild?
beschreibe #1
que vois-tu sur cette photo ?
qu'est-ce qu'il y a sur #1 ?
qu'est-ce que c'est ?
décris cette image
¿qué se ve en la imagen?
¿qué hay en #1?
¿qué es esto?
describe la foto
图里有什么？
#1里有什么？
这是什么
描述这张图
"""


@pytest.mark.parametrize("text", SEEN.strip().splitlines())
def test_what_a_picture_shows_nobody_can_tell_but_what_stands_in_its_file_is_shown(text: str) -> None:
    theatre, painter = offline()
    photo = photograph(theatre)
    events = theatre.say(text)
    assert f"#{photo.number} “Photo”: 48 × 32 px" in text_of(events)
    assert only(events, SheetShown).image == photo.id
    assert painter.requests == []
    assert only(events, TurnFinished).state == "done"


def test_beside_the_file_it_says_why_and_leads_to_a_model() -> None:
    theatre, _ = offline()
    photograph(theatre)
    events = theatre.say("what is in #1?")
    assert "a model that can see" in text_of(events)
    (choice,) = only(events, NoteAdded).choices
    assert choice.options == {"settings": "providers"}


def test_the_picture_that_is_named_is_the_one_that_is_told() -> None:
    theatre, _ = offline()
    first, _ = photograph(theatre), photograph(theatre)
    assert only(theatre.say("what is in #1?"), SheetShown).image == first.id
    assert only(theatre.say("what do you see?", Target(first.id, first.current)), SheetShown).image == first.id
    assert "There is no picture #7" in only(theatre.say("what is in #7?"), TurnFailed).title


def test_of_several_pictures_it_is_asked_which() -> None:
    theatre, _ = offline()
    first, second = photograph(theatre), photograph(theatre)
    asked = only(theatre.say("what is this?", attachments=(first.id, second.id)), QuestionAsked)
    assert [choice.image for choice in asked.choices] == [first.id, second.id]


@pytest.mark.parametrize(
    "text", ["is it sharp?", "what colour is the car?", "wer ist der Mann?", "où est le chat ?", "¿qué coche es?"]
)
def test_of_another_question_the_file_is_offered(text: str) -> None:
    theatre, _ = offline()
    photo = photograph(theatre)
    asked = only(theatre.say(text), QuestionAsked)
    assert asked.text.startswith("Answering that takes a model")
    offered = asked.choices[0]
    assert (offered.label, offered.say, offered.image) == ("What is in the file of #1", "/info", photo.id)
    assert way_out(asked)
    assert only(theatre.say(offered.say, Target(photo.id, offered.version)), SheetShown).image == photo.id


def test_with_a_model_it_is_the_models_to_say() -> None:
    talker = Talker([lambda _: words("A lake.")])
    theatre = Theatre(Painter(), talker)
    photograph(theatre)
    assert text_of(theatre.say("what is in #1?")) == "A lake."


def test_talk_is_answered_honestly() -> None:
    asked = only(offline()[0].say("how are you?"), QuestionAsked)
    assert asked.text.startswith("No chat model is connected")
    assert way_out(asked)


def test_a_program_that_says_what_the_button_says_reads_how_to_connect_one() -> None:
    theatre, _ = offline()
    asked = only(theatre.say(way_out(only(theatre.say("hello"), QuestionAsked)).say), QuestionAsked)
    assert "Settings → Providers" in asked.text


# --- models that paint, but cannot look at a picture ----------------------------------------------------------------


@pytest.mark.parametrize("text", ["/image add a hat", "/image a man with a hat", "add a hat"])
def test_a_photo_sent_with_a_prompt_is_not_dropped_by_a_model_that_cannot_see_it(text: str) -> None:
    theatre, painter = offline()
    photo = photograph(theatre)
    asked = only(theatre.say(text, attachments=(photo.id,), generate_image=True), QuestionAsked)
    assert painter.requests == []
    assert asked.text.startswith("Nothing was painted: Painter can’t look at pictures")
    words_alone = asked.choices[0]
    theatre.say(words_alone.say, **words_alone.options)
    assert painter.requests[0].prompt == text.removeprefix("/image ")


@pytest.mark.parametrize("text", ["/image add a hat", "/image the same but at night", "/image füge einen Hut hinzu"])
def test_words_about_the_photo_of_the_chip_are_not_painted_without_it(text: str) -> None:
    theatre, painter = offline()
    photo = photograph(theatre)
    asked = only(theatre.say(text, Target(photo.id, photo.current)), QuestionAsked)
    assert painter.requests == []
    assert "can’t look at pictures" in asked.text


def test_the_switch_for_pictures_paints_no_edit_either() -> None:
    theatre, painter = offline()
    photo = photograph(theatre)
    assert only(theatre.say("add a hat", Target(photo.id, photo.current), generate_image=True), QuestionAsked)
    assert painter.requests == []


def test_words_about_a_sketch_are_painted_from_its_words_as_a_new_one() -> None:
    theatre, painter = offline()
    theatre.say("/image a lake")
    refined = only(theatre.say("/image the same at night"), PromptRefined)
    assert refined.refined == "the same at night. a lake"
    assert pictures(theatre) == [(1, 1), (2, 1)]


def repaints(request: ChatRequest) -> list[Chunk]:
    if request.messages[-1].role == "tool":
        return words("I cannot do that here.")
    return [ToolCall("c1", "image", {"prompt": "a man with a hat", "picture": 1}), TokenUse(0, 1, 1)]


def test_a_chat_model_cannot_make_a_painter_that_cannot_edit_paint_something_else() -> None:
    painter = Painter()
    talker = Talker([repaints])
    theatre = Theatre(painter, talker)
    photograph(theatre)
    events = theatre.say("add a hat")
    assert painter.requests == []
    assert not [event for event in events if isinstance(event, ImageStarted)]
    told = talker.requests[-1].messages[-1].text
    assert "Not done: Painter cannot change a picture" in told
    note = only(events, NoteAdded)
    assert [choice.options for choice in note.choices] == [{"settings": "models"}]
    assert text_of(events) == "I cannot do that here."


def test_a_painter_that_can_edit_does_it() -> None:
    painter = Painter(abilities=replace(Painter().abilities, edit=True, references=4))
    theatre = Theatre(painter, Talker([repaints]))
    photograph(theatre)
    assert len(versions(theatre.say("add a hat"))) == 1
    assert pictures(theatre) == [(1, 2)]


def test_the_stand_in_only_ever_speaks() -> None:
    said = list(SketchbookNotes().reply(ChatRequest((), tools=({"name": "image", "parameters": {}},))))
    assert {type(chunk) for chunk in said} == {TextChunk, TokenUse}
    assert "QuestionAsked" in kinds(offline()[0].say("hello"))


def test_of_several_readings_each_is_one_click() -> None:
    theatre, _ = offline()
    photo = photograph(theatre)
    asked = only(theatre.say("write Bakery Lindos in the top and make a brown fram around"), QuestionAsked)
    assert asked.text.endswith("Did you mean one of these?")
    both, first, second = [choice.label for choice in asked.choices[:3]]
    assert both == f"{first}, {second[0].lower()}{second[1:]}"
    (version,) = versions(theatre.say(asked.choices[2].say, Target(photo.id, photo.current)))
    assert version.recipe.by == "operation:border"
    assert pictures(theatre) == [(1, 2)]


@pytest.mark.parametrize(
    "text", ["halb so wild wär besser", "mollo mollo, j'en demandais pas tant", "te pasaste tres pueblos con eso"]
)
def test_behind_a_step_less_and_more_of_it_are_offered(text: str) -> None:
    theatre, _ = offline()
    photograph(theatre)
    theatre.say("/contrast 1.4")
    asked = only(theatre.say(text), QuestionAsked)
    assert [choice.label for choice in asked.choices][:2] == ["Less of that", "More of that"]
    less = asked.choices[0]
    assert less.image and less.version
    (version,) = versions(theatre.say(less.say, Target(less.image, less.version)))
    assert isinstance(version.recipe.values, OperationValues)
    assert version.recipe.values.options["factor"] == 1.2
