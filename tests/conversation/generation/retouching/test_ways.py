"""What stands on a button before it is pressed: who would do it, and for how much."""

from __future__ import annotations

from dataclasses import replace

from conversation.generation.retouching.ways import RetouchWay, ways_of
from conversation.ports.cutout import Cutouts
from conversation.ports.models import CREATIVE_UPSCALE, OUTPAINT, RESTYLE, ImageAbilities, Price
from imaging.networks.models import FINE
from tests.conversation.cutters import ModelsHere
from tests.conversation.stage import Painter, Theatre

HERE = [
    RetouchWay("expand", "mirror", "", True, 0),
    RetouchWay("replace-bg", "colour", "", True, 0),
    RetouchWay("nobg", "cutout", "", True, 0),
    RetouchWay("vectorize", "trace", "", True, 0),
    RetouchWay("upscale", "resample", "", True, 0),
]
LOOKING = replace(Painter().abilities, edit=True, references=1, price=Price(image=40_000, reference=1_000))


def test_with_nothing_connected_there_is_what_this_machine_does_free() -> None:
    assert list(ways_of(Theatre().models)) == HERE


def test_the_free_way_comes_first_and_one_that_edits_does_the_rest_for_its_price() -> None:
    models = Theatre().models
    models.repainter = Painter(abilities=LOOKING)
    painted = [each for each in ways_of(models) if each not in HERE]
    assert painted == [
        RetouchWay(command, "paint", "Painter", False, 41_000)
        for command in ("expand", "restyle", "replace-bg", "variations")
    ]
    assert [each.way for each in ways_of(models) if each.command == "expand"] == ["mirror", "paint"]


def test_who_does_just_that_comes_before_it_and_one_on_this_machine_before_both() -> None:
    models = Theatre().models
    models.repainter = Painter(abilities=LOOKING)
    models.specialists = [
        Painter(label=each, abilities=ImageAbilities(speciality=each, price=Price(image=price)))
        for each, price in ((OUTPAINT, 40_000), (RESTYLE, 30_000), (CREATIVE_UPSCALE, 250_000))
    ]
    known = {(each.command, each.way): (each.label, each.cost) for each in ways_of(models)}
    assert known["expand", "paint"] == (OUTPAINT, 40_000)
    assert known["restyle", "paint"] == (RESTYLE, 30_000)
    assert known["upscale", "creative"] == (CREATIVE_UPSCALE, 250_000)
    assert known["variations", "paint"] == ("Painter", 41_000)

    models.masked = Painter(label="Mine", abilities=replace(LOOKING, inpaint=True, strength=True, local=True))
    here = {each.command: (each.label, each.local, each.cost) for each in ways_of(models) if each.way == "paint"}
    assert here["expand"] == here["restyle"] == ("Mine", True, 0)


def test_a_network_of_this_machine_enlarges_and_a_price_that_nobody_knows_is_none() -> None:
    models = Theatre().models
    models.cutouts = Cutouts(ModelsHere({FINE}), "simple", matting=False)
    models.repainter = Painter(abilities=replace(LOOKING, price=Price()))
    known = {(each.command, each.way): each for each in ways_of(models)}
    assert known["upscale", "network"].label == "Real-ESRGAN x4plus"
    assert known["variations", "paint"].cost is None
