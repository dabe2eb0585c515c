"""In which ways pictures can be made larger, wider, varied, restyled or set elsewhere, and for how much: what stands on
a button before it is pressed. The free way on this machine comes first where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conversation.editing.upscaling import upscaler_here
from conversation.generation.retouching.who import who_expands, who_restyles, who_sets_behind, who_varies
from conversation.ports.models import CREATIVE_UPSCALE, CRISP_UPSCALE, REMOVE_BACKGROUND, VECTORIZE, ImageModel, Models


@dataclass(frozen=True)
class RetouchWay:
    """One way in which a command can be done now."""

    command: str
    """`expand`, `restyle`, `replace-bg`, `nobg`, `vectorize`, `variations` or `upscale`."""
    way: str
    """`mirror`, `colour`, `trace` and `resample` need no model, `cutout` is as `/nobg`; `paint` is done by a model,
    `network` by one of this machine, `service` by a provider that cuts out (a further one by its name), `redraw` by one
    that vectorizes; `crisp` and `creative` enlarge."""
    label: str
    """Who does it; empty where no model is needed."""
    local: bool
    """Nothing leaves this machine."""
    cost: int | None
    """About what one picture costs, in micro-dollars: 0 is free, null is not known."""


def ways_of(models: Models) -> Iterator[RetouchWay]:
    """All there are with these models, by command."""
    yield RetouchWay("expand", "mirror", "", True, 0)
    yield from _painted("expand", who_expands(models))
    yield from _painted("restyle", who_restyles(models))
    yield RetouchWay("replace-bg", "colour", "", True, 0)
    yield from _painted("replace-bg", who_sets_behind(models))
    yield RetouchWay("nobg", "cutout", "", True, 0)
    for place, cutter in enumerate(models.all_specialists(REMOVE_BACKGROUND)):
        yield from _painted("nobg", cutter, provider_of(cutter) if place else "service")
    yield RetouchWay("vectorize", "trace", "", True, 0)
    yield from _painted("vectorize", models.specialist(VECTORIZE), "redraw")
    yield from _painted("variations", who_varies(models))
    network = upscaler_here(models.cutouts.models, fine=True)
    yield RetouchWay("upscale", "network" if network else "resample", network.label if network else "", True, 0)
    yield from _painted("upscale", models.specialist(CRISP_UPSCALE), "crisp")
    yield from _painted("upscale", models.specialist(CREATIVE_UPSCALE), "creative")


def provider_of(model: ImageModel) -> str:
    """The name of the provider whose model it is: `recraft`."""
    return model.id.partition("/")[0]


def _painted(command: str, model: ImageModel | None, way: str = "paint") -> Iterator[RetouchWay]:
    if model is not None:
        able = model.abilities
        cost = 0 if able.local else able.price.of_picture(references=1)
        yield RetouchWay(command, way, model.label, able.local, cost)
