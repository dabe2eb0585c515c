"""`/upscale`: larger here and free, or by a provider whose price is said before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from conversation.events import ImageProgress, NoteAdded, QuestionAsked, TurnFailed
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.ports.cutout import Cutouts
from conversation.ports.models import CREATIVE_UPSCALE, CRISP_UPSCALE, ImageAbilities, Made, Price, ToolCall
from conversation.ports.usage import SpendingLimits
from conversation.recipe import RetouchValues
from imaging.files.encode import to_png
from imaging.networks.engine import NetworkFolder
from imaging.networks.models import BY_NAME, FINE, QUICK
from server.workers.in_process import InProcess
from server.workers.network_tasks import tasks_of
from tests.conversation.cutters import ModelsHere
from tests.conversation.stage import Painter, Pixels, Talker, Theatre, only, text_of, versions, words
from tests.imaging.pictures import picture
from tests.tiny_onnx import tiny_upscaler


def specialist(speciality: str, price: int | None) -> Painter:
    """A provider's, which answers with a picture of 96 × 64."""
    able = ImageAbilities(speciality=speciality, price=Price(image=price))
    answer = Made(to_png(picture("RGB", 96, 64)), "image/png", cost=price)
    return Painter(f"acme/{speciality}", "Acme upscaler", able, [answer])


def with_models(theatre: Theatre, folder: Path, *names: str) -> None:
    """They are here, and can be run."""
    theatre.models.cutouts = Cutouts(ModelsHere(set(names)), "u2net", False)
    for name in names:
        (folder / BY_NAME[name].files[0].name).write_bytes(tiny_upscaler())
    pixels = Pixels(InProcess(tasks_of(NetworkFolder(folder, 0))))
    theatre.studio = replace(theatre.studio, pixels=pixels)


def test_without_a_model_it_is_resampled_which_is_said_with_what_would_be_better() -> None:
    theatre = Theatre()
    theatre.picture("Cat", 48, 32)
    events = theatre.say("/upscale")
    (version,) = versions(events)
    assert (version.width, version.height, version.cost, theatre.spent()) == (96, 64, 0, [])
    assert text_of(events).startswith("#1: enlarged 2× by resampling. 96 × 64")
    assert "Real-ESRGAN general (4.9 MB) adds detail: Settings → Models." in only(events, NoteAdded).text
    assert version.recipe.values == RetouchValues("upscale", "", "Enlarged 2× by resampling")
    assert not version.is_ai


def test_a_model_of_this_machine_comes_first_and_the_recipe_names_it(tmp_path: Path) -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(CRISP_UPSCALE, 4_000)]
    theatre.picture("Cat", 300, 32)  # of two tiles
    with_models(theatre, tmp_path, QUICK)
    events = theatre.say("/upscale 4x crisp")
    (version,) = versions(events)
    assert (version.width, version.height, version.cost) == (1200, 128, 0)
    assert text_of(events).startswith("#1: enlarged 4× with Real-ESRGAN general. 1200 × 128")
    assert [event.fraction for event in events if isinstance(event, ImageProgress)] == [0.5]
    values = version.recipe.values
    assert isinstance(values, RetouchValues)
    assert values.model == "local/realesr-general-x4v3"
    assert version.is_ai


def test_of_two_the_finer_one_is_taken_and_the_quick_one_when_it_shall_be_quick(tmp_path: Path) -> None:
    theatre = Theatre()
    theatre.picture("Cat", 48, 32)
    with_models(theatre, tmp_path, QUICK, FINE)
    assert "with Real-ESRGAN x4plus" in text_of(theatre.say("/upscale 2x"))
    theatre.say("/undo")
    assert "with Real-ESRGAN general" in text_of(theatre.say("/upscale 2x quick"))


def test_crisp_goes_to_a_connected_provider_where_no_model_is_here() -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(CRISP_UPSCALE, 4_000)]
    theatre.picture("Cat", 48, 32)
    assert (
        "Acme upscaler would enlarge it for about $0.0040: /upscale crisp."
        in only(theatre.say("/upscale"), NoteAdded).text
    )
    (version,) = versions(theatre.say("/upscale 2x crisp"))
    assert (version.cost, version.is_ai) == (4_000, True)
    assert theatre.spent() == [("acme/crisp_upscale", "image", 4_000)]
    (request,) = theatre.models.specialists[0].requests  # type: ignore[attr-defined]
    assert len(request.references) == 1


def test_creative_asks_where_its_price_wants_a_yes_and_a_yes_does_it() -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(CREATIVE_UPSCALE, 250_000)]
    limits = SpendingLimits(request=100_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    theatre.picture("Cat", 48, 32)
    asked = only(theatre.say("/upscale 2x creative"), QuestionAsked)
    assert asked.text == "It will cost about $0.25."
    assert theatre.spent() == []
    (version,) = versions(theatre.say(asked.choices[0].say))
    assert version.cost == 250_000
    assert text_of(theatre.say("/info")).endswith("then enlarged by Acme upscaler.")


def test_a_chat_model_spends_nothing_on_it_unasked() -> None:
    theatre = Theatre(talker=Talker([[ToolCall("c1", "edit", {"steps": ["upscale 2x creative"]})], words("Well.")]))
    theatre.models.specialists = [specialist(CREATIVE_UPSCALE, 250_000)]
    image = theatre.picture("Cat", 48, 32)
    asked = only(theatre.say("please do what suits it", Target(image.id)), QuestionAsked)
    assert asked.text == "It will cost about $0.25."
    assert not [model for model, _, _ in theatre.spent() if model.startswith("acme/")]
    (version,) = versions(theatre.say(asked.choices[0].say))
    assert version.cost == 250_000


def test_creative_without_a_provider_says_what_to_do() -> None:
    theatre = Theatre()
    theatre.picture()
    failed = only(theatre.say("/upscale 4x creative"), TurnFailed)
    assert failed.code == "no_upscaler"
    assert "Connect Recraft" in failed.text
    assert "/upscale 4x" in failed.text


def test_what_would_be_too_large_is_refused() -> None:
    theatre = Theatre()
    theatre.picture("Wall", 6000, 4200, plain=True)
    failed = only(theatre.say("/upscale 4x"), TurnFailed)
    assert "the limit is 100 megapixels" in failed.text
