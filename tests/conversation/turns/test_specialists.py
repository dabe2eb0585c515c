"""`/replace-bg` and `/variations`: here where that can be, else by a provider whose price is said before."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image

from conversation.events import NoteAdded, QuestionAsked, TurnFailed
from conversation.llm.wallet import Wallet
from conversation.ports.cutout import Cutouts
from conversation.ports.models import REPLACE_BACKGROUND, VARY, ImageAbilities, Made, Price
from conversation.ports.usage import SpendingLimits
from conversation.recipe import CutoutValues, PaintingValues, Recipe, RetouchValues
from imaging.files.encode import to_png
from imaging.raster import Raster
from tests.conversation.cutters import ModelsHere, nothing_fetched
from tests.conversation.stage import Painter, Theatre, encoded, only, text_of, versions
from tests.imaging.masks.answers import photograph
from tests.imaging.pictures import picture

BALL = 180, 120, 300, 240
"""Where it is."""
EDITS = replace(Painter().abilities, edit=True, references=1)


def specialist(speciality: str) -> Painter:
    able = ImageAbilities(speciality=speciality, price=Price(image=40_000))
    return Painter(f"acme/{speciality}", "Acme", able, [Made(to_png(picture()), "image/png", cost=40_000)])


def test_a_colour_is_set_behind_here_and_free() -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(REPLACE_BACKGROUND)]
    theatre.picture("Cat", 90, 60)
    (version,) = versions(theatre.say("/replace-bg white"))
    values = version.recipe.values
    assert isinstance(values, CutoutValues)
    assert (values.background.kind, values.background.colour) == ("colour", "#ffffff")
    assert (version.cost, theatre.spent()) == (0, [])


def test_a_picture_of_the_conversation_is_set_behind_and_one_that_is_not_there_is_said() -> None:
    theatre = Theatre()
    theatre.picture("Beach", 90, 60)
    theatre.picture("Cat", 90, 60)
    (version,) = versions(theatre.say("/replace-bg #1"))
    values = version.recipe.values
    assert isinstance(values, CutoutValues)
    assert values.background.image == theatre.image(1).id
    assert only(theatre.say("/replace-bg #7"), TurnFailed).code == "no_such_picture"


def test_words_go_to_who_does_just_that() -> None:
    theatre = Theatre()
    background = specialist(REPLACE_BACKGROUND)
    theatre.models.specialists, theatre.models.repainter = [background], Painter(abilities=EDITS)
    theatre.picture("Cat", 90, 60)
    events = theatre.say("/replace-bg a beach at dusk")
    (version,) = versions(events)
    assert text_of(events).startswith("#1: set on another background by Acme.")
    assert [request.prompt for request in background.requests] == ["a beach at dusk"]
    assert version.recipe.values == RetouchValues(
        "replace-bg", "acme/replace_background", "Set on another background by Acme", "a beach at dusk"
    )
    assert theatre.spent() == [("acme/replace_background", "image", 40_000)]


def test_words_go_to_a_model_that_edits_where_nobody_does_just_that() -> None:
    theatre, editor = Theatre(), Painter(abilities=EDITS)
    theatre.models.repainter = editor
    theatre.picture("Cat", 90, 60)
    theatre.say("/replace-bg a beach at dusk")
    (request,) = editor.requests
    assert request.prompt.endswith("keep its subject exactly as it is. The new background: a beach at dusk")
    assert (request.aspect, len(request.references)) == ("3:2", 1)


def test_where_nothing_can_it_is_said_what_can_be_done_here() -> None:
    theatre = Theatre()
    theatre.picture()
    failed = only(theatre.say("/replace-bg a beach at dusk"), TurnFailed)
    assert failed.code == "no_background_painter"
    assert "/replace-bg white" in failed.text
    assert only(theatre.say("/replace-bg"), TurnFailed).code == "missing_prompt"
    assert only(theatre.say("/variations"), TurnFailed).code == "no_variations"


def test_each_variation_is_a_version_beside_the_others_and_their_price_is_asked_together() -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(VARY)]
    limits = SpendingLimits(request=100_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    first = theatre.picture("Cat", 90, 60).current
    asked = only(theatre.say("/variations 3"), QuestionAsked)
    assert asked.text == "It will cost about $0.12."
    made = versions(theatre.say(asked.choices[0].say))
    assert [version.parent for version in made] == [first] * 3
    assert [cost for _, _, cost in theatre.spent()] == [40_000] * 3


def ball() -> Image.Image:
    """Something red that stands out of a meadow, as `Redness` finds it."""
    image = photograph().image.point([level * 2 // 3 for level in range(256)] * 3)
    detail = photograph(seed=8).image.convert("L").crop(BALL)
    red, rest = detail.point([180 + level // 4 for level in range(256)]), detail.point([n // 3 for n in range(256)])
    image.paste(Image.merge("RGB", [red, rest, rest]), BALL)
    return image


def on_a_beach(image: Image.Image, right: int = 0) -> Made:
    """What a model makes of it: another place, the ball in its own, or so far beside it."""
    other = photograph(seed=21).image
    other.paste(image.crop(BALL), (BALL[0] + right, BALL[1]))
    return Made(to_png(Raster(other)), "image/png", cost=40_000)


def beside_a_ball(answer: Made) -> tuple[Theatre, Image.Image]:
    theatre, image = Theatre(), ball()
    able = ImageAbilities(speciality=REPLACE_BACKGROUND, price=Price(image=40_000))
    theatre.models.specialists = [Painter(f"acme/{REPLACE_BACKGROUND}", "Acme", able, [answer])]
    theatre.models.cutouts = Cutouts(ModelsHere({"u2net"}), "u2net", matting=False)
    kept, number = theatre.images.reserve(theatre.conversation, "Ball")
    theatre.images.add(
        theatre.conversation, kept, number, "Ball", encoded(Raster(image)), Recipe(PaintingValues("fake/painter")),
        message=None, cost=0, seconds=0.1,
    )  # fmt: skip
    return theatre, image


def test_behind_words_the_subject_stays_the_pictures_own_to_the_pixel() -> None:
    theatre, image = beside_a_ball(on_a_beach(ball(), right=6))
    events = theatre.say("/replace-bg a beach at dusk")
    first, answer, laid = theatre.image(1).versions
    values = laid.recipe.values
    assert isinstance(values, RetouchValues)
    assert (values.changed, laid.recipe.parents) == (0, (first.id, answer.id))
    assert values.outside == (BALL[2] - BALL[0]) * (BALL[3] - BALL[1])
    assert "set on another background by Acme: 0 of 14,400 px of its subject changed" in text_of(events)
    made = Image.open(BytesIO(theatre.kept.images.read(laid))).convert("RGB")
    assert made.crop(BALL).tobytes() == image.crop(BALL).tobytes()
    assert made.getpixel((20, 20)) != image.getpixel((20, 20))


def test_where_the_subject_is_not_found_again_the_answer_stays_and_it_is_said() -> None:
    nothing_of_it = Made(to_png(photograph(seed=21)), "image/png", cost=40_000)
    theatre, _ = beside_a_ball(nothing_of_it)
    events = theatre.say("/replace-bg a beach at dusk")
    assert len(theatre.image(1).versions) == 2
    assert "Its subject is not held to the pixel." in only(events, NoteAdded).text


def test_where_no_subject_is_told_the_answer_stays_and_it_is_said() -> None:
    theatre, _ = beside_a_ball(on_a_beach(ball()))
    theatre.models.cutouts = nothing_fetched()
    theatre.picture("Plain", 90, 60)
    events = theatre.say("/replace-bg a beach at dusk #2")
    assert "Its subject is not held to the pixel." in only(events, NoteAdded).text
    assert theatre.image(2).shown.recipe.by == "command:retouch"
