"""`/expand`: more around a picture, mirrored here or painted by a model; the picture stays as it is, to the pixel."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image as Picture

from conversation.events import NoteAdded, QuestionAsked, TurnFailed
from conversation.image import Version
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.ports.models import OUTPAINT, ImageAbilities, Made, Price, ToolCall
from conversation.ports.usage import SpendingLimits
from conversation.recipe import PaintingValues, Recipe, RetouchValues
from imaging.files.encode import to_png
from imaging.raster import Raster
from tests.conversation.stage import Painter, Talker, Theatre, encoded, only, text_of, versions, words
from tests.imaging.masks.answers import SIZE, photograph

PLAIN = replace(Painter().abilities, price=Price(image=40_000))
MASKED = replace(PLAIN, inpaint=True, aspects=("16:9", "4:3", "1:1"))
LOOKING = replace(PLAIN, edit=True, references=2, aspects=("16:9", "4:3", "1:1"))
JUST_THAT = ImageAbilities(speciality=OUTPAINT, references=1, price=Price(image=40_000))
WIDE = (640, 360)
"""16:9 of the photograph."""


def going_on(seed: int = 9) -> Made:
    """Another scene around the photograph, as a model answers."""
    canvas = photograph(WIDE, seed).image
    canvas.paste(photograph().image, (80, 0))
    return Made(to_png(Raster(canvas)), "image/png", cost=40_000)


def stage(painter: Painter | None = None) -> Theatre:
    theatre = Theatre(painter)
    if painter and painter.abilities.speciality:
        theatre.models.specialists = [painter]
    elif painter:
        theatre.models.masked = painter if painter.abilities.inpaint else None
        theatre.models.repainter = painter if painter.abilities.edit else None
    image, number = theatre.images.reserve(theatre.conversation, "Meadow")
    recipe = Recipe(PaintingValues("fake/painter", prompt="a meadow"))
    theatre.images.add(
        theatre.conversation, image, number, "Meadow", encoded(photograph()), recipe, message=None, cost=0, seconds=0.1
    )
    return theatre


def shown(theatre: Theatre, version: Version) -> Picture.Image:
    return Picture.open(BytesIO(theatre.kept.images.read(version))).convert("RGB")


def stays(theatre: Theatre, version: Version, corner: tuple[int, int] = (80, 0)) -> bool:
    """Compared on the files, pixel by pixel."""
    box = (*corner, corner[0] + SIZE[0], corner[1] + SIZE[1])
    return shown(theatre, version).crop(box).tobytes() == photograph().image.tobytes()


def test_where_no_model_can_its_edges_are_mirrored_here_and_it_says_so() -> None:
    theatre = stage()
    events = theatre.say("/expand 16:9")
    (version,) = versions(events)
    assert (version.width, version.height) == WIDE
    assert stays(theatre, version)
    assert text_of(events).startswith("#1: expanded, its edges mirrored: 0 of 172,800 px of it changed. 640 × 360")
    assert "Nothing new is there" in only(events, NoteAdded).text
    assert version.recipe.values == RetouchValues(
        "expand",
        "",
        "Expanded, its edges mirrored: 0 of 172,800 px of it changed",
        extent="left:80px,right:80px",
        outside=SIZE[0] * SIZE[1],
    )
    assert (version.cost, version.is_ai, theatre.spent()) == (0, False, [])


def test_a_model_with_masks_paints_around_it_and_what_it_answered_is_kept() -> None:
    painter = Painter(abilities=MASKED, makes=[going_on()])
    theatre = stage(painter)
    events = theatre.say("/expand 16:9 a wide meadow")
    (version,) = versions(events)

    (request,) = painter.requests
    assert (request.prompt, request.aspect) == ("a wide meadow", "16:9")
    assert request.mask is not None
    sent, drawn = (Picture.open(BytesIO(each.data)) for each in (request.references[0], request.mask))
    assert (sent.size, drawn.size) == (WIDE, WIDE)
    assert [drawn.getpixel(at) for at in ((79, 100), (80, 100), (559, 100), (560, 100))] == [255, 0, 0, 255]

    first, answer, laid = theatre.image(1).versions
    assert (version.id, laid.recipe.parents, answer.cost) == (laid.id, (first.id, answer.id), 40_000)
    assert stays(theatre, laid)
    assert "expanded by Painter: 0 of 172,800 px of it changed" in text_of(events)
    assert theatre.spent() == [("fake/painter", "image", 40_000)]


def test_a_model_that_only_edits_is_told_in_words_what_to_go_on_with() -> None:
    painter = Painter(abilities=LOOKING, makes=[going_on()])
    theatre = stage(painter)
    (version,) = versions(theatre.say("/expand 16:9 way=paint"))
    (request,) = painter.requests
    assert request.mask is None
    assert "Keep the sharp part" in request.prompt
    assert Picture.open(BytesIO(request.references[0].data)).size == WIDE
    assert stays(theatre, version)


def test_who_does_just_that_is_told_how_much_goes_at_each_side() -> None:
    painter = Painter("acme/outpaint", "Acme", JUST_THAT, [going_on()])
    theatre = stage(painter)
    (version,) = versions(theatre.say("/expand left 80px, right 80px a wide meadow"))
    (request,) = painter.requests
    assert request.around == (80 / 480, 0, 80 / 480, 0)
    assert Picture.open(BytesIO(request.references[0].data)).size == SIZE
    assert stays(theatre, version)


def test_without_words_it_asks_which_way_with_the_free_one_first() -> None:
    painter = Painter(abilities=MASKED, makes=[going_on()])
    theatre = stage(painter)
    asked = only(theatre.say("/expand 16:9"), QuestionAsked)
    assert [choice.label for choice in asked.choices] == [
        "Mirror its edges, free",
        "Paint with Painter, $0.04",
        "Cancel",
    ]
    here, painted, _ = asked.choices
    (mirrored,) = versions(theatre.say(here.say, Target(here.image, here.version)))
    assert (mirrored.is_ai, theatre.spent()) == (False, [])
    (version,) = versions(theatre.say(painted.say, Target(painted.image, painted.version)))
    assert (version.parent, version.recipe.values.prompt) == (theatre.image(1).versions[0].id, "")  # type: ignore[union-attr]
    assert stays(theatre, version)
    assert theatre.spent() == [("fake/painter", "image", 40_000)]


def test_one_on_this_machine_paints_without_a_question() -> None:
    painter = Painter(abilities=replace(MASKED, local=True, price=Price()), makes=[going_on()])
    theatre = stage(painter)
    (version,) = versions(theatre.say("/expand 16:9"))
    assert stays(theatre, version)
    assert len(painter.requests) == 1


def test_a_price_above_the_limit_is_asked_about_and_the_yes_keeps_the_words() -> None:
    theatre = stage(Painter(abilities=MASKED, makes=[going_on()]))
    limits = SpendingLimits(request=10_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    asked = only(theatre.say("/expand 16:9 a “wide” meadow"), QuestionAsked)
    assert asked.text == "It will cost about $0.04."
    (version,) = versions(theatre.say(asked.choices[0].say, Target(asked.choices[0].image)))
    assert version.recipe.values.prompt == 'a “wide" meadow'  # type: ignore[union-attr]


def test_an_answer_that_is_another_picture_leaves_it_as_it_was_and_is_kept() -> None:
    anew = Made(to_png(photograph(WIDE, 77)), "image/png", cost=40_000)
    theatre = stage(Painter(abilities=MASKED, makes=[anew]))
    said = text_of(theatre.say("/expand 16:9 a wide meadow"))
    first, answer = theatre.image(1).versions
    assert theatre.image(1).current == first.id
    assert isinstance(answer.recipe.values, PaintingValues)
    assert said.endswith("What came is kept as version 2; #1 is as it was.")


def test_a_chat_model_spends_nothing_on_it_unasked() -> None:
    talker = Talker([[ToolCall("c1", "edit", {"steps": ["expand 16:9 a wide meadow"]})], words("Well.")])
    theatre = stage(Painter(abilities=MASKED, makes=[going_on()]))
    theatre.models.talker = talker
    asked = only(theatre.say("please do what suits it", Target(theatre.image(1).id)), QuestionAsked)
    assert asked.text == "It will cost about $0.04."
    assert not [model for model, purpose, _ in theatre.spent() if purpose == "image"]


def test_what_cannot_be_is_said_with_what_to_do() -> None:
    theatre = stage()
    assert only(theatre.say("/expand"), TurnFailed).code == "bad_arguments"
    assert only(theatre.say("/expand a beach"), TurnFailed).code == "bad_arguments"
    assert "has that shape already" in only(theatre.say("/expand 4:3"), TurnFailed).text
    failed = only(theatre.say("/expand 16:9 a beach"), TurnFailed)
    assert failed.code == "no_expander"
    assert "/expand 16:9 way=mirror" in failed.text
