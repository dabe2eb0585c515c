"""`/upscale 2x|4x [crisp|creative]`: a picture made larger, on this machine where that can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.upscaling import Upscaling, upscale, upscaler_here
from conversation.errors import Told
from conversation.events import Event, NoteAdded, TextDelta, ready
from conversation.generation.retouching.specialist import Retouching, retouch
from conversation.llm.estimates import FREE, Estimate, of_picture
from conversation.ports.cutout import Cutouts
from conversation.ports.models import CREATIVE_UPSCALE, CRISP_UPSCALE, ImageRequest
from conversation.sentences import all_of, in_bytes, in_dollars, say, within
from conversation.target import no_picture
from conversation.versions.descriptions import describe, edited
from imaging.declaration import option
from imaging.networks.models import UPSCALE

CRISP, CREATIVE, QUICK = "crisp", "creative", "quick"
SENT_MEGAPIXELS = 4.0
"""Of a picture that a provider enlarges, at most: the large ones need it least."""


@dataclass(frozen=True)
class Upscale(Command):
    """Make a picture larger with more detail: on this machine and free, or by a provider."""

    name: ClassVar[str] = "upscale"
    aliases: ClassVar[tuple[str, ...]] = ("enlarge", "superresolution")
    icon: ClassVar[str] = "expand"
    group: ClassVar[str] = "retouch"
    asks: ClassVar[bool] = True
    free_argument: ClassVar[str] = "factor"
    examples: ClassVar[tuple[str, ...]] = ("2x", "4x crisp", "2x creative")

    factor: str = option("how many times as large", default="2x", choices=("2x", "4x"), words={"2": "2x", "4": "4x"})
    style: str = option(
        "crisp keeps to what is there, creative invents detail (by a provider), quick takes seconds",
        default="",
        choices=("", CRISP, CREATIVE, QUICK),
    )
    sure: bool = option("without being asked about its price", default=False, typed=True)

    @property
    def times(self) -> int:
        return int(self.factor[0])

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        if self.style == CREATIVE:
            yield from self._elsewhere(turn, picture)
            return
        model = upscaler_here(turn.studio.models.cutouts.models, fine=self.style != QUICK)
        if model is None and self.style == CRISP and turn.studio.models.specialist(CRISP_UPSCALE):
            yield from self._elsewhere(turn, picture)
            return
        wanted = Upscaling(picture, self.times, model)
        made = yield from upscale(turn, wanted)
        yield ready(made)
        yield TextDelta(edited(made, within(describe(turn.studio.palette, made.shown))))
        if model is None:
            yield NoteAdded(better(turn))

    def heading(self) -> str:
        return say("heading_upscale", "Enlarge {how}", how=f"{self.factor} {self.style}".strip())

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        models, fine = turn.studio.models, self.style != QUICK
        here = self.style != CREATIVE and upscaler_here(models.cutouts.models, fine=fine)
        model = models.specialist(CREATIVE_UPSCALE if self.style == CREATIVE else CRISP_UPSCALE)
        if here or model is None or self.style not in (CRISP, CREATIVE):
            return FREE, ""
        return of_picture(model, ImageRequest("", "")), model.label

    def _elsewhere(self, turn: Turn, picture: PictureVersion) -> Iterator[Event]:
        """By a provider. Raises `Told` where none that is connected can."""
        job = CREATIVE_UPSCALE if self.style == CREATIVE else CRISP_UPSCALE
        model = turn.studio.models.specialist(job)
        if model is None:
            raise Told(
                say("no_creative_upscaler", "No connected provider enlarges creatively"),
                say(
                    "no_creative_upscaler_text",
                    "Connect Recraft in Settings → Providers, or enlarge it here: /upscale {factor}.",
                    factor=self.factor,
                ),
                code="no_upscaler",
                status=409,
            )
        done = say("done_upscale_by", "Enlarged by {model}", model=model.label)
        wanted = Retouching(picture, model, self.name, done, megapixels=SENT_MEGAPIXELS)
        yield from retouch(turn, wanted, replace(self, sure=True), self.sure)


def better(turn: Turn) -> str:
    """What would enlarge it better than resampling, what it takes, and what it costs."""
    cutouts: Cutouts = turn.studio.models.cutouts
    row = cutouts.models.rows(UPSCALE)[0]
    said = [
        say(
            "upscale_fetch",
            "No enlarging model is on this machine, so it was resampled. {label} ({size}) adds detail: Settings → "
            "Models.",
            label=row.label,
            size=in_bytes(row.bytes),
        )
    ]
    other = turn.studio.models.specialist(CRISP_UPSCALE)
    price = other.abilities.price.image if other else None
    if other is not None and price is not None:
        said.append(
            say(
                "upscale_instead",
                "{label} would enlarge it for about {price}: /upscale crisp.",
                label=other.label,
                price=in_dollars(price),
            )
        )
    return all_of(said)
