"""`/nobg` in dialogue: a red disc on a blue wall came in, the disc alone came out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from conversation.errors import Told
from conversation.events import NoteAdded, QuestionAsked, StatusChanged, TurnFailed
from conversation.image import Image
from conversation.ports.cutout import Cutouts
from conversation.ports.pixels import Encoded
from conversation.recipe import Recipe, UploadValues
from imaging.files.decode import decode
from tests.conversation.cutters import ModelsHere
from tests.conversation.stage import Theatre, kinds, only, text_of, versions

RED, BLUE = (230, 48, 16), (96, 130, 204)


def disc(theatre: Theatre, title: str = "Disc") -> Image:
    """On the shelf."""
    image = Pillow.new("RGB", (90, 60), BLUE)
    ImageDraw.Draw(image).ellipse((27, 12, 63, 48), fill=RED)
    return shelved(theatre, title, image)


def shelved(theatre: Theatre, title: str, image: Pillow.Image) -> Image:
    out = BytesIO()
    image.save(out, "PNG")
    image_id, number = theatre.images.reserve(theatre.conversation, title)
    kept = theatre.images.add(
        theatre.conversation, image_id, number, title, Encoded(out.getvalue(), "image/png", 90, 60, b"preview"),
        Recipe(UploadValues()), message=None, cost=0, seconds=0.1,
    )  # fmt: skip
    assert isinstance(kept, Image)
    return kept


def with_models(*here: str, chosen: str = "u2net", **more: Any) -> tuple[Theatre, ModelsHere]:
    theatre, models = Theatre(), ModelsHere(set(here), **more)
    theatre.models.cutouts = Cutouts(models, chosen, False)
    return theatre, models


def pixel(theatre: Theatre, number: int, x: int, y: int) -> Any:
    return decode(theatre.images.read(theatre.image(number).shown)).image.getpixel((x, y))


def says(events: list[Any], kind: type[Any] = NoteAdded) -> dict[str, str]:
    return {choice.label: choice.say for choice in only(events, kind).choices}


def test_on_the_first_day_the_simple_method_answers_at_once_and_says_what_would_be_better() -> None:
    theatre, _ = with_models()
    image = disc(theatre)
    events = theatre.say("/nobg")
    assert kinds(events)[2:] == [
        "StatusChanged",
        "ImageStarted",
        "ImageReady",
        "TextDelta",
        "NoteAdded",
        "TurnFinished",
    ]
    (version,) = versions(events)
    assert (version.parent, version.recipe.by, version.recipe.parents) == (
        image.current,
        "command:nobg",
        (image.current,),
    )
    assert (version.recipe.values.simple, version.media_type) == (True, "image/png")
    assert pixel(theatre, 1, 45, 30) == (*RED, 255)
    assert pixel(theatre, 1, 3, 3)[3] == 0
    said = text_of(events)
    assert said.startswith("Cut out #1 by the simple method in ")
    assert "90 × 60" in said
    assert "20% kept" in said
    assert said.endswith("% sure of it.")
    assert "U²-Net (176 MB)" in only(events, NoteAdded).text
    assert says(events) == {
        "Fetch U²-Net (176 MB)": "/nobg u2net fetch #1",
        "Refine": "/nobg refine #1",
        "Undo": "/undo",
    }


@pytest.mark.parametrize("method", ["simple", "u2net"])
def test_where_nothing_stands_out_that_is_said_and_what_to_do(method: str) -> None:
    theatre, _ = with_models("u2net")
    shelved(theatre, "Wall", Pillow.new("RGB", (90, 60), BLUE))
    said = text_of(theatre.say(f"/nobg {method}"))
    assert "I’m 0% sure of it. Nothing stood out as a subject, so nothing was kept." in said
    assert "Refine" in said


def test_a_cut_out_that_may_be_wrong_says_so() -> None:
    theatre, _ = with_models("u2net")
    wall = Pillow.effect_noise((90, 60), 120).convert("RGB")
    wall.paste(RED, (0, 0, 90, 3))
    shelved(theatre, "Noise", wall)
    assert "It may well be wrong. Draw a box around the subject" in text_of(theatre.say("/nobg u2net"))


def test_a_model_that_is_here_is_used() -> None:
    theatre, _ = with_models("u2net")
    disc(theatre)
    events = theatre.say("/nobg")
    assert text_of(events).startswith("Cut out #1 with U²-Net in ")
    assert text_of(events).endswith("I’m 99% sure of it.")
    assert list(says(events)) == ["Refine", "Undo"]
    assert versions(events)[0].recipe.values.label == "U²-Net"


def test_a_named_model_that_is_not_here_is_asked_about_with_its_size() -> None:
    theatre, _ = with_models("u2net")
    disc(theatre)
    events = theatre.say("/nobg birefnet-general-lite white webp")
    assert "220 MB" in only(events, QuestionAsked).text
    assert says(events, QuestionAsked) == {
        "Fetch it (220 MB), then cut out": "/nobg birefnet-general-lite fetch webp background=white #1",
        "Use the simple method": "/nobg simple webp background=white #1",
    }
    assert versions(events) == []


def test_fetching_tells_how_far_it_is_and_then_cuts() -> None:
    theatre, models = with_models()
    disc(theatre)
    events = theatre.say("/nobg u2net fetch #1")
    steps = [event.text for event in events if isinstance(event, StatusChanged)]
    assert steps == [
        "Fetching U²-Net: 58.7 MB of 176 MB (33%)",
        "Fetching U²-Net: 117 MB of 176 MB (67%)",
        "Cutting out #1",
    ]
    assert versions(events)[0].recipe.values.method == "u2net"
    assert models.here == {"u2net"}


def test_stopping_the_turn_ends_the_fetch() -> None:
    theatre, models = with_models()
    disc(theatre)
    events = theatre.begin("/nobg u2net fetch")
    while not (isinstance(event := next(events), StatusChanged) and event.step == "fetch"):
        pass
    events.close()  # type: ignore[attr-defined]
    assert models.cancelled == ["u2net"]


def test_without_a_network_the_simple_method_is_used_and_why_is_said() -> None:
    theatre, _ = with_models(told=Told("example.org cannot be reached", "Check the network.", code="cannot_fetch"))
    disc(theatre)
    events = theatre.say("/nobg u2net fetch")
    assert versions(events)[0].recipe.values.method == "simple"
    assert only(events, NoteAdded).text == (
        "U²-Net could not be fetched: example.org cannot be reached. Check the network. The simple method was used."
    )


def test_all_pictures_are_cut_and_a_damaged_one_is_passed_over() -> None:
    theatre, _ = with_models("u2net")
    disc(theatre)
    broken = theatre.picture("Broken")
    theatre.kept.images._state.bytes[theatre.conversation, broken.shown.filename] = b"\x89PNG\r\n\x1a\nbroken"
    disc(theatre)
    events = theatre.say("/nobg all")
    assert len(versions(events)) == 2
    assert "#2 stayed as it is" in text_of(events)
    assert only(events, NoteAdded).choices == ()


def test_what_was_cut_is_cut_anew_from_what_it_was_before() -> None:
    theatre, _ = with_models("u2net")
    image = disc(theatre)
    theatre.say("/nobg simple")
    events = theatre.say("/nobg")
    assert versions(events)[0].recipe.parents == (image.current,)
    assert "cut out with U²-Net" in text_of(theatre.say("what did i change?"))
    theatre.say("/undo")
    assert theatre.image(1).shown.recipe.values.method == "simple"


@pytest.mark.parametrize(
    ("said", "corner"), [("white", (255, 255, 255)), ("background=#00ff00", (0, 255, 0)), ("background=#1", RED)]
)
def test_something_else_can_stand_behind_it(said: str, corner: tuple[int, ...]) -> None:
    theatre, _ = with_models("u2net")
    ground = theatre.images.add(
        theatre.conversation, *theatre.images.reserve(theatre.conversation, "Red"), "Red",
        Encoded(png(RED), "image/png", 9, 9, b""), Recipe(UploadValues()), message=None, cost=0, seconds=0.1,
    )  # fmt: skip
    disc(theatre)
    events = theatre.say(f"/nobg {said} #2")
    assert pixel(theatre, 2, 3, 3) == corner
    recipe = versions(events)[0].recipe
    assert (ground.current in recipe.parents) == (recipe.values.background.kind == "image")


def png(colour: tuple[int, int, int]) -> bytes:
    out = BytesIO()
    Pillow.new("RGB", (9, 9), colour).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("said", ["/nobg background=#9", "/nobg background=plaid", "/nobg bria-rmbg"])
def test_what_is_not_there_is_said(said: str) -> None:
    theatre, _ = with_models("u2net")
    disc(theatre)
    events = theatre.say(said)
    assert only(events, TurnFailed).text
    assert versions(events) == []


def test_refining_is_explained_where_no_page_can_open_it() -> None:
    theatre, _ = with_models()
    disc(theatre)
    events = theatre.say("/nobg refine #1")
    assert "paint over what to keep" in text_of(events)
    assert versions(events) == []


def test_several_attached_pictures_are_all_meant() -> None:
    theatre, _ = with_models("u2net")
    one, other = disc(theatre), disc(theatre)
    events = theatre.say("/nobg", attachments=(one.id, other.id))
    assert len(versions(events)) == 2


def test_without_a_picture_that_is_said() -> None:
    theatre, _ = with_models("u2net")
    assert only(theatre.say("/nobg"), TurnFailed).code == "no_picture"


def test_plain_words_cut_out_too_one_picture_or_all_of_them() -> None:
    theatre, _ = with_models("u2net")
    disc(theatre)
    assert len(versions(theatre.say("remove the background"))) == 1
    disc(theatre)
    events = theatre.say("remove the background from all of them")
    assert len(versions(events)) == 2
    assert len([event for event in events if isinstance(event, NoteAdded)]) == 1
    theatre.say("remove the background of #2, then make it black and white")
    assert theatre.image(2).shown.recipe.by == "operation:greyscale"
    assert pixel(theatre, 2, 3, 3)[3] == 0


def test_a_compressed_cut_out_stays_transparent() -> None:
    theatre, _ = with_models("u2net")
    disc(theatre)
    theatre.say("/nobg")
    (version,) = versions(theatre.say("/compress 20px"))
    assert decode(theatre.images.read(version)).image.mode == "RGBA"
