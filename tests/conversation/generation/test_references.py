"""The pictures that a prompt is about go along with it, in the order they are named; or it is asked or said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.events import ImageReady, NoteAdded, PromptRefined, QuestionAsked, TurnFailed
from conversation.message import Target
from conversation.ports.models import ChatRequest, Chunk, ImageAbilities, TokenUse, ToolCall
from imaging.files.decode import decode
from tests.conversation.stage import Painter, Talker, Theatre, made, only, versions, words

EDITOR = replace(Painter().abilities, edit=True, references=3)


def three(painter: Painter | None = None) -> Theatre:
    """Pictures of 48, 40 and 32 pixels in width."""
    theatre = Theatre(painter or Painter(abilities=EDITOR))
    for title, width in (("Cat", 48), ("Dog", 40), ("Fox", 32)):
        theatre.picture(title, width, 32)
    return theatre


def painter_of(theatre: Theatre) -> Painter:
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    return painter


def sent(theatre: Theatre) -> list[int]:
    """The widths of the pictures that went along with the last request: which ones they are."""
    return [decode(each.data).image.width for each in painter_of(theatre).requests[-1].references]


def asked_of(cheap: Talker) -> str:
    """What the refining model read last."""
    request: ChatRequest = next(each for each in reversed(cheap.requests) if each.max_tokens == 500)
    return request.messages[-1].text


@pytest.mark.parametrize(
    ("prompt", "widths"),
    [
        ("/image #1 in the rain", [48]),
        ("/image the hat of #3 on #1", [32, 48]),
        ("/image #2, #1 and #3 at one table; #2 laughs", [40, 48, 32]),
        ("/image a poster (#2) with a title", [40]),
        ("/image #1's twin", [48]),
    ],
)
def test_numbers_in_a_prompt_are_those_pictures_in_the_order_named(prompt: str, widths: list[int]) -> None:
    theatre = three()
    (version,) = versions(theatre.say(prompt))
    assert sent(theatre) == widths
    assert len(version.recipe.parents) == len(widths)
    assert theatre.images.of(theatre.conversation)[-1].number == 4


def test_the_model_is_told_which_picture_is_which() -> None:
    theatre = three()
    refined = only(theatre.say("/image the hat of #3 on #1"), PromptRefined).refined
    assert refined.startswith("the hat of #3 on #1")
    assert refined.endswith("(The pictures sent along are, in this order: #3, #1.)")
    assert painter_of(theatre).requests[-1].prompt == refined


def test_a_refinement_keeps_the_numbers_or_is_not_used() -> None:
    theatre = three()
    theatre.models.cheapest = cheap = Talker([words("The hat of #3 on #1, softly lit.")])
    refined = only(theatre.say("/image the hat of #3 on #1"), PromptRefined)
    assert refined.refined.startswith("The hat of #3 on #1, softly lit.")
    assert "#3: a fox\n#1: a cat" in asked_of(cheap)
    theatre.models.cheapest = Talker([words("A cat with a hat.")])
    refined = only(theatre.say("/image the hat of #3 on #1"), PromptRefined)
    assert refined.refined.startswith("the hat of #3 on #1")
    assert refined.note == "Talker left out “the hat of #3 on #1”, so your own words are used."


def test_a_number_that_no_picture_has_is_asked_about_before_anything_is_paid() -> None:
    theatre = three()
    asked = only(theatre.say("/image #1 beside #7"), QuestionAsked)
    assert asked.text == "There is no picture #7, so nothing was painted. There are #1, #2, #3."
    assert painter_of(theatre).requests == []
    (word,) = asked.choices
    theatre.say(word.say, **word.options)
    assert painter_of(theatre).requests[-1].prompt.startswith("#1 beside #7")
    assert sent(theatre) == [48]


@pytest.mark.parametrize("prompt", ["a wall in #333", "a wall in #a1b2c3", "C#1 and B#2", "page.html#1"])
def test_what_only_looks_like_a_number_is_none(prompt: str) -> None:
    theatre = three()
    theatre.say(f"/image {prompt}")
    assert sent(theatre) == []


def test_without_any_picture_a_number_is_a_word() -> None:
    theatre = Theatre(Painter(abilities=EDITOR))
    theatre.say("/image a jersey with the number #23")
    assert painter_of(theatre).requests[-1].prompt == "a jersey with the number #23"


def test_pictures_sent_along_and_named_ones_go_together() -> None:
    theatre = three()
    theatre.say("/image this one in the style of #2", attachments=(theatre.image(3).id,))
    assert sent(theatre) == [40, 32]
    assert "in this order: #2, #3." in painter_of(theatre).requests[-1].prompt


def test_more_than_the_model_takes_is_said() -> None:
    theatre = three(Painter(abilities=replace(EDITOR, references=2)))
    events = theatre.say("/image #1, #2 and #3 together")
    assert sent(theatre) == [48, 40]
    assert only(events, NoteAdded).text == "Painter takes at most 2; left out: 1."


@pytest.mark.parametrize(
    "text",
    [
        "/image the same but at night",
        "/image add a hat",
        "/image dasselbe bei Nacht",
        "/image füge einen Hut hinzu",
        "/image la même la nuit",
        "/image lo mismo de noche",
        "/image 同样的，但是在晚上",
    ],
)
@pytest.mark.parametrize("how", ["/image", "switch"])
def test_words_that_point_at_the_picture_of_the_chip_take_it_along_as_a_new_one(text: str, how: str) -> None:
    theatre = three()
    first = theatre.image(1)
    said = text if how == "/image" else text.removeprefix("/image ")
    events = theatre.say(said, Target(first.id, first.current), generate_image=how == "switch")
    assert sent(theatre) == [48]
    assert only(events, ImageReady).number == 4
    assert len(theatre.image(1).versions) == 1


def test_the_refinement_reads_the_words_of_the_picture_of_the_chip_and_of_no_other() -> None:
    theatre = three()
    theatre.models.cheapest = cheap = Talker([words("A cat at night.")])
    theatre.say("/image the same but at night", Target(theatre.image(1).id))
    assert "<picture>\na cat\n</picture>" in asked_of(cheap)
    assert "Pictures are sent along." in asked_of(cheap)
    assert "fox" not in asked_of(cheap)


def test_other_words_make_a_new_picture_that_the_one_of_the_chip_has_no_part_in() -> None:
    theatre = three()
    theatre.say("/image a tower in the fog", Target(theatre.image(1).id))
    assert sent(theatre) == []


def test_with_the_chip_removed_none_goes_along_and_none_is_read() -> None:
    theatre = three()
    theatre.models.cheapest = cheap = Talker([words("A cat at night.")])
    theatre.say("/image the same but at night", no_picture=True)
    assert sent(theatre) == []
    assert "<picture>" not in asked_of(cheap)


def test_what_is_named_goes_along_also_without_the_chip() -> None:
    theatre = three()
    theatre.say("/image the hat of #3 on #1", no_picture=True)
    assert sent(theatre) == [32, 48]


def test_what_could_be_two_pictures_is_asked_before_anything_is_paid() -> None:
    theatre = Theatre(Painter(abilities=EDITOR))
    theatre.models.talker.answers = [[made(), made()]]  # type: ignore[union-attr]
    theatre.say("two views of a house")
    asked = only(theatre.say("/image the same but at night"), QuestionAsked)
    assert len(asked.choices) == 2
    assert painter_of(theatre).requests == []
    choice = asked.choices[1]
    theatre.say(choice.say, Target(str(choice.image), choice.version))
    assert len(painter_of(theatre).requests[-1].references) == 1


def test_a_sketch_of_a_named_one_is_made_from_its_words() -> None:
    theatre = three(Painter())
    refined = only(theatre.say("/image #1 at night"), PromptRefined)
    assert refined.refined == "at night. a cat"


def test_an_upload_that_is_named_is_not_left_out_by_a_model_that_cannot_look_at_it() -> None:
    theatre = three(Painter())
    theatre.say("/image #1 in the rain", attachments=(theatre.image(2).id,))
    assert painter_of(theatre).requests == []
    choice = only(theatre.say("/image #1 in the rain", attachments=(theatre.image(2).id,)), QuestionAsked).choices[0]
    theatre.say(choice.say, **choice.options)
    assert painter_of(theatre).requests[-1].prompt == "in the rain"


def test_a_model_that_can_look_at_them_is_named_and_paints_by_one_click() -> None:
    theatre = three(Painter())
    sees = Painter(id="fake/seeing", label="Seer", abilities=EDITOR)
    theatre.models.repainter = sees
    asked = only(theatre.say("/image #1 with a hat", attachments=(theatre.image(2).id,), aspect="1:1"), QuestionAsked)
    assert [choice.label for choice in asked.choices][:2] == ["Paint with Seer", "Paint from the words alone"]
    choice = asked.choices[0]
    assert choice.options == {"aspect": "1:1", "blind": False, "count": 1, "draft": False, "image_model": "fake/seeing"}

    theatre.models.painter = sees
    theatre.say(choice.say, **choice.options)
    assert sent(theatre) == [48, 40]
    assert theatre.models.asked_for[-1] == "fake/seeing"


def test_a_tiny_picture_is_refused_before_anything_is_spent() -> None:
    theatre = three()
    refused = only(theatre.say("/image #1 in the rain", least_pixels=2_500), TurnFailed)
    assert (refused.code, refused.title) == ("reference_too_small", "#1 is too small to paint from")
    assert "48 × 32" in refused.text
    assert painter_of(theatre).requests == [] and theatre.spent() == []
    theatre.say("/image #1 in the rain", least_pixels=48 * 32)
    assert sent(theatre) == [48]


def test_a_large_picture_is_sent_as_a_jpeg_of_two_megapixels() -> None:
    theatre = Theatre(Painter(abilities=EDITOR))
    theatre.picture("Panorama", 3000, 1500)
    theatre.say("/image #1 in the rain")
    (reference,) = painter_of(theatre).requests[-1].references
    assert reference.media_type == "image/jpeg"
    raster = decode(reference.data).image
    assert raster.mode == "RGB" and 1_900_000 < raster.width * raster.height <= 2_000_000


def calls(**arguments: object) -> Talker:
    def answer(request: ChatRequest) -> list[Chunk]:
        if request.messages[-1].role == "tool":
            return words("There.")
        return [ToolCall("c1", "image", arguments), TokenUse(0, 1, 1)]

    return Talker([answer])


def test_a_chat_models_prompt_names_pictures_too() -> None:
    theatre = three()
    theatre.models.talker = calls(prompt="The hat of #3, on #1.")
    theatre.say("put the hat of the fox on the cat, as a new picture")
    assert sent(theatre) == [32, 48]
    assert "in this order: #3, #1." in painter_of(theatre).requests[-1].prompt


def test_the_picture_that_it_changes_goes_first() -> None:
    theatre = three()
    theatre.models.talker = calls(prompt="Put the hat of #3 on it.", picture=1)
    theatre.say("put the hat of the fox on the cat")
    assert sent(theatre) == [48, 32]
    assert len(theatre.image(1).versions) == 2


def test_a_number_that_it_made_up_goes_back_to_it() -> None:
    theatre = three()
    theatre.models.talker = talker = calls(prompt="#9 beside a lake")
    theatre.say("the last one beside a lake, please")
    assert "There is no picture #9" in talker.requests[-1].messages[-1].text
    assert painter_of(theatre).requests == []


def test_a_picture_that_is_gone_is_said() -> None:
    theatre = three()
    gone = theatre.image(2)
    begun = theatre.begin("/image a poster of it", attachments=(gone.id,))
    theatre.kept.shelf.delete(theatre.owner, gone.id)
    assert [event.code for event in begun if isinstance(event, TurnFailed)] == ["picture_gone"]


def test_abilities_without_a_number_of_references_mean_one() -> None:
    theatre = three(Painter(abilities=ImageAbilities(edit=True)))
    theatre.say("/image #2 and #1")
    assert sent(theatre) == [40]
