"""`/inpaint` and `/erase`: an area changes, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image as Picture
from PIL import ImageDraw

from conversation.events import ImageReady, QuestionAsked, TurnFailed
from conversation.image import Image, Version
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.ports.areas.masks import Mask
from conversation.ports.cutout import Cutouts
from conversation.ports.models import Made, Price, ToolCall
from conversation.ports.usage import SpendingLimits
from conversation.recipe import MaskValues, PaintingValues, Recipe
from imaging.files.encode import to_png
from imaging.networks.engine import NetworkFolder
from imaging.networks.models import BY_NAME, LAMA
from imaging.raster import Raster
from server.workers.in_process import InProcess
from server.workers.network_tasks import tasks_of
from tests.conversation.cutters import ModelsHere
from tests.conversation.stage import Painter, Pixels, Talker, Theatre, encoded, only, text_of, versions, words
from tests.imaging.masks.answers import ANEW, INNER, MIDDLE, SIZE, edited, mask, moved, photograph
from tests.tiny_onnx import tiny_lama

PLAIN = Painter().abilities
MASKED = replace(PLAIN, inpaint=True, aspects=("4:3", "1:1"))
LOOKING = replace(PLAIN, edit=True, references=2, aspects=("4:3", "1:1"))


def answering(abilities: object, picture: Raster, cost: int | None = 40_000) -> Painter:
    return Painter(abilities=abilities, makes=[Made(to_png(picture), "image/png", cost=cost)])  # type: ignore[arg-type]


def stage(painter: Painter | None = None) -> tuple[Theatre, Image]:
    """A photograph in a conversation; `painter` is what paints in areas."""
    theatre = Theatre(painter)
    if painter:
        theatre.models.masked = painter if painter.abilities.inpaint else None
        theatre.models.repainter = painter if painter.abilities.edit else None
    image, number = theatre.images.reserve(theatre.conversation, "Meadow")
    recipe = Recipe(PaintingValues("fake/painter", prompt="a meadow"))
    kept = theatre.images.add(
        theatre.conversation, image, number, "Meadow", encoded(photograph()), recipe, message=None, cost=0, seconds=0.1
    )
    return theatre, kept


def marked(theatre: Theatre, image: Image, box: tuple[int, int, int, int] = MIDDLE) -> Mask:
    out = BytesIO()
    mask(box).save(out, "PNG")
    made = Pixels().read_mask(out.getvalue(), *SIZE)
    return theatre.kept.masks.add(theatre.owner, image.id, image.current, made, "drawn")


def shown(theatre: Theatre, version: Version) -> Picture.Image:
    return Picture.open(BytesIO(theatre.kept.images.read(version))).convert("RGB")


def outside_is_as_it_was(theatre: Theatre, version: Version) -> bool:
    """Compared on the files, pixel by pixel."""
    pictures = [shown(theatre, each) for each in (theatre.image(1).versions[0], version)]
    for each in pictures:
        each.paste("black", MIDDLE)
    return pictures[0].tobytes() == pictures[1].tobytes()


def test_a_model_that_has_masks_gets_one_and_its_answer_counts_inside_only() -> None:
    painter = answering(MASKED, moved(edited(photograph()), 5, -3))
    theatre, image = stage(painter)
    kept = marked(theatre, image)
    (version,) = versions(theatre.say("/inpaint a red hat", Target(image.id)))

    (request,) = painter.requests
    assert (request.prompt, request.aspect) == ("a red hat", "4:3")
    assert request.mask is not None
    sent, drawn = (Picture.open(BytesIO(each.data)) for each in (request.references[0], request.mask))
    assert (sent.size, drawn.mode) == (drawn.size, "L")
    assert (drawn.getpixel((240, 180)), drawn.getpixel((10, 10))) == (255, 0)

    assert outside_is_as_it_was(theatre, version)
    assert shown(theatre, version).getpixel((240, 180))[0] > 180  # type: ignore[index]
    values = version.recipe.values
    assert isinstance(values, MaskValues)
    assert (values.mask, values.changed, values.outside) == (kept.mask_id, 0, SIZE[0] * SIZE[1] - 160 * 140)
    assert (round(values.right), round(values.down)) == (5, -3)


def test_what_the_model_answered_is_kept_beside_it_with_its_price() -> None:
    painter = answering(MASKED, edited(photograph()))
    theatre, image = stage(painter)
    marked(theatre, image)
    (version,) = versions(theatre.say("/inpaint a red hat", Target(image.id)))
    first, answer, laid = theatre.image(1).versions
    assert (answer.parent, laid.parent) == (first.id, first.id)
    assert (answer.cost, laid.cost) == (40_000, 0)
    assert isinstance(answer.recipe.values, PaintingValues)
    assert laid.recipe.parents == (first.id, answer.id)
    assert (theatre.image(1).current, version.id) == (laid.id, laid.id)
    assert theatre.spent() == [("fake/painter", "image", 40_000)]


def test_it_says_who_painted_and_what_was_counted() -> None:
    theatre, image = stage(answering(MASKED, edited(photograph())))
    marked(theatre, image)
    said = text_of(theatre.say("/inpaint a red hat", Target(image.id)))
    assert said.startswith("#1: painted by Painter, inside a mask: 0 of 150,400 px changed outside. 480 × 360")


def test_a_model_without_masks_is_shown_the_area_and_what_is_around_it() -> None:
    small = (200, 150, 270, 210)
    painter = Painter(abilities=LOOKING)
    theatre, image = stage(painter)
    marked(theatre, image, small)
    part = photograph().image.crop((107, 52, 363, 308))
    ImageDraw.Draw(part).ellipse((100, 105, 155, 150), fill=(200, 40, 30))
    painter.makes = [Made(to_png(Raster(part)), "image/png", cost=40_000)]
    (version,) = versions(theatre.say("/inpaint a red hat", Target(image.id)))

    (request,) = painter.requests
    assert request.mask is None
    assert request.prompt.endswith("a red hat")
    assert Picture.open(BytesIO(request.references[0].data)).size == (256, 256)
    assert outside_is_as_it_was(theatre, version)
    assert shown(theatre, version).getpixel((235, 180))[0] > 180  # type: ignore[index]


def test_an_answer_that_is_another_picture_leaves_everything_as_it_was_and_is_kept() -> None:
    theatre, image = stage(answering(MASKED, ANEW["another picture"](photograph())))
    marked(theatre, image)
    events = theatre.say("/inpaint a red hat", Target(image.id))
    first, answer = theatre.image(1).versions
    assert theatre.image(1).current == first.id
    assert isinstance(answer.recipe.values, PaintingValues)
    assert [each.version["id"] for each in events if isinstance(each, ImageReady)] == [first.id]
    said = text_of(events)
    assert "painted the whole picture anew" in said
    assert said.endswith("What came is kept as version 2; #1 is as it was.")


def test_the_composers_model_paints_where_it_can() -> None:
    chosen, best = answering(MASKED, edited(photograph())), answering(MASKED, edited(photograph()))
    theatre, image = stage(chosen)
    theatre.models.masked = best
    marked(theatre, image)
    theatre.say("/inpaint a red hat", Target(image.id), image_model="fake/painter")
    chosen.abilities = PLAIN
    theatre.say("/inpaint a red hat", Target(image.id, image.current), image_model="fake/painter")
    assert (len(chosen.requests), len(best.requests)) == (1, 1)


def test_a_model_that_was_named_and_cannot_is_said() -> None:
    theatre, image = stage(answering(PLAIN, edited(photograph())))
    marked(theatre, image)
    failed = only(theatre.say("/inpaint a red hat model=fake/painter", Target(image.id)), TurnFailed)
    assert (failed.code, failed.title) == ("cannot_inpaint", "Painter cannot change a part of a picture")


def test_the_newest_mask_counts_or_the_one_that_is_named() -> None:
    painter = answering(MASKED, edited(photograph()))
    theatre, image = stage(painter)
    first = marked(theatre, image, (0, 0, 100, 100))
    marked(theatre, image)
    theatre.say("/inpaint a red hat", Target(image.id))
    theatre.say(f"/inpaint a red hat mask={first.mask_id}", Target(image.id, image.current))
    drawn = [Picture.open(BytesIO(each.mask.data)).getpixel((20, 20)) for each in painter.requests if each.mask]
    assert drawn == [0, 255]


def test_a_price_is_seen_before_and_a_yes_paints() -> None:
    painter = answering(replace(MASKED, price=Price(image=40_000)), edited(photograph()))
    theatre, image = stage(painter)
    limits = SpendingLimits(unknown=True, request=10_000)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    kept = marked(theatre, image)
    theatre.models.rivals = [painter]
    question = only(theatre.say("/inpaint a red hat", Target(image.id)), QuestionAsked)
    assert "$0.04" in question.text
    assert painter.requests == []
    choice = question.choices[0]
    assert kept.mask_id in choice.say
    (version,) = versions(theatre.say(choice.say, Target(choice.image or "", choice.version)))
    assert [each.prompt for each in painter.requests] == ["a red hat"]
    assert outside_is_as_it_was(theatre, version)


def test_a_program_that_said_yes_before_is_not_asked() -> None:
    painter = answering(replace(MASKED, price=Price(image=40_000)), edited(photograph()))
    theatre, image = stage(painter)
    limits = SpendingLimits(unknown=True, request=10_000)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    marked(theatre, image)
    assert versions(theatre.say("/inpaint a red hat", Target(image.id), confirmed=True))


def test_without_a_mask_or_a_model_it_says_what_to_do() -> None:
    theatre, image = stage()
    assert only(theatre.say("/inpaint a red hat", Target(image.id)), TurnFailed).code == "no_mask"
    marked(theatre, image)
    failed = only(theatre.say("/inpaint a red hat", Target(image.id)), TurnFailed)
    assert failed.code == "no_inpainter"
    assert "Connect OpenAI" in failed.text
    assert only(theatre.say("/inpaint", Target(image.id)), TurnFailed).code == "missing_prompt"


def test_a_mask_of_before_the_picture_was_cropped_is_refused() -> None:
    theatre, image = stage(answering(MASKED, edited(photograph())))
    marked(theatre, image)
    theatre.say("/crop 1:1", Target(image.id))
    assert only(theatre.say("/inpaint a red hat", Target(image.id)), TurnFailed).code == "mask_of_other_size"


def test_something_small_is_erased_here_and_free() -> None:
    theatre, image = stage()
    marked(theatre, image, (INNER[0], INNER[1], INNER[0] + 30, INNER[1] + 30))
    events = theatre.say("/erase", Target(image.id))
    (version,) = versions(events)
    assert text_of(events).startswith("#1: erased, inside a mask: 0 of 171,900 px changed outside")
    assert outside_is_as_it_was(theatre, version)
    assert (version.cost, theatre.spent()) == (0, [])


def called_by_model(theatre: Theatre, step: str) -> Talker:
    """A chat model that wants this done, then says a word."""
    talker = Talker([[ToolCall("c1", "edit", {"steps": [step]})], words("Well.")])
    theatre.models.talker = talker
    return talker


def test_a_chat_model_has_an_area_painted_only_after_a_yes_to_its_price() -> None:
    painter = answering(MASKED, edited(photograph()))
    theatre, image = stage(painter)
    kept = marked(theatre, image)
    called_by_model(theatre, "inpaint a red hat sure=true")
    asked = only(theatre.say("please do what suits it", Target(image.id)), QuestionAsked)
    assert "It will cost" in asked.text or "cost is unknown" in asked.text
    assert painter.requests == []
    assert kept.mask_id in asked.choices[0].say
    (version,) = versions(theatre.say(asked.choices[0].say, Target(image.id)))
    assert outside_is_as_it_was(theatre, version)
    assert len(painter.requests) == 1


def test_a_chat_model_erases_here_and_free_and_hears_what_was_counted() -> None:
    theatre, image = stage()
    marked(theatre, image, (INNER[0], INNER[1], INNER[0] + 30, INNER[1] + 30))
    talker = called_by_model(theatre, "erase")
    (version,) = versions(theatre.say("please do what suits it", Target(image.id)))
    assert outside_is_as_it_was(theatre, version)
    (told,) = [said.text for said in talker.requests[1].messages if said.role == "tool"]
    assert "0 of 171,900 px changed outside" in told


def test_a_chat_model_without_a_mask_is_told_what_to_ask_for() -> None:
    theatre, image = stage()
    called_by_model(theatre, "erase")
    failed = only(theatre.say("please do what suits it", Target(image.id)), TurnFailed)
    assert failed.code == "no_mask"
    assert "mark the area" in failed.text


def test_what_is_large_is_erased_by_a_model_of_this_machine(tmp_path: Path) -> None:
    theatre, image = stage()
    (tmp_path / BY_NAME[LAMA].files[0].name).write_bytes(tiny_lama())
    theatre.models.cutouts = Cutouts(ModelsHere({LAMA}), "u2net", False)
    pixels = Pixels(InProcess(tasks_of(NetworkFolder(tmp_path, 0))))
    theatre.studio = replace(theatre.studio, pixels=pixels)
    marked(theatre, image)  # 13 % of it: more than is filled from around
    events = theatre.say("/erase", Target(image.id))
    (version,) = versions(events)
    assert text_of(events).startswith("#1: erased with LaMa, inside a mask: 0 of 150,400 px changed outside")
    assert outside_is_as_it_was(theatre, version)
    assert shown(theatre, version).getpixel((240, 180)) == (255, 128, 0)
    assert (version.is_ai, version.cost) == (True, 0)


def test_what_is_too_large_to_be_erased_is_said() -> None:
    theatre, image = stage()
    marked(theatre, image, (0, 0, 400, 300))
    failed = only(theatre.say("/erase", Target(image.id)), TurnFailed)
    assert "works up to 12%" in failed.text


def test_words_change_only_what_the_mask_of_the_message_chooses() -> None:
    theatre, image = stage()
    kept = marked(theatre, image)
    marked(theatre, image, (0, 0, 20, 20))
    events = theatre.say("make it 40 % darker", Target(image.id), mask=kept.mask_id)
    (version,) = versions(events)
    assert text_of(events).startswith("#1: brightness −40%, inside a mask: 0 of 150,400 px changed outside")
    assert outside_is_as_it_was(theatre, version)
    before, after = (shown(theatre, each).getpixel((240, 180)) for each in theatre.image(1).versions)
    assert sum(after) < sum(before)  # type: ignore[arg-type]


def test_each_of_several_changes_stays_inside_of_the_mask() -> None:
    theatre, image = stage()
    kept = marked(theatre, image)
    theatre.say("darker and black and white", Target(image.id), mask=kept.mask_id)
    assert len(theatre.image(1).versions) >= 2
    assert all(outside_is_as_it_was(theatre, each) for each in theatre.image(1).versions)


def test_what_moves_a_picture_is_refused_inside_of_a_mask() -> None:
    theatre, image = stage()
    kept = marked(theatre, image)
    failed = only(theatre.say("/crop 1:1", Target(image.id), mask=kept.mask_id), TurnFailed)
    assert "keeps its size" in failed.text
