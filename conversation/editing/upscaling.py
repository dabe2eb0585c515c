"""A picture made larger on this machine: by a model that is here, or by resampling where none is."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from conversation.command import PictureVersion, Turn
from conversation.errors import BadRequest
from conversation.events import Event, ImageProgress, ImageStarted, StatusChanged
from conversation.generators import closing
from conversation.image import Image
from conversation.ports.cutout import LocalModelRow, LocalModels, here, recipe_id
from conversation.ports.encoded import Encoded
from conversation.recipe import Recipe, RetouchValues
from conversation.sentences import say
from imaging.declaration import Impossible
from imaging.networks.models import FINE, UPSCALE


@dataclass(frozen=True)
class Upscaling:
    """What is to be made larger, and how."""

    picture: PictureVersion
    factor: int
    model: LocalModelRow | None
    """None: by resampling."""

    @property
    def done(self) -> str:
        if self.model is None:
            return say("done_upscale_resampled", "Enlarged {factor}× by resampling", factor=self.factor)
        return say("done_upscale", "Enlarged {factor}× with {model}", factor=self.factor, model=self.model.label)


def upscaler_here(models: LocalModels, fine: bool) -> LocalModelRow | None:
    """The model of this machine that enlarges, the finest or the quickest one here; None where none is."""
    known = here(models, UPSCALE)
    wanted = [row for row in known if (row.name == FINE) == fine]
    return next(iter(wanted or known), None)


def upscale(turn: Turn, wanted: Upscaling) -> Generator[Event, None, Image]:
    """The picture with a larger version. Raises `Told`."""
    image, version, studio = wanted.picture.image, wanted.picture.version, turn.studio
    size = version.width * wanted.factor, version.height * wanted.factor
    label = wanted.model.label if wanted.model else ""
    started, made = studio.clock(), None
    yield ImageStarted(image.id, image.number, image.title, *size, label)
    yield StatusChanged("edit", say("enlarging", "Enlarging"))
    content = studio.images.content(version)
    try:
        with closing(studio.pixels.upscale(content, wanted.factor, wanted.model.name if wanted.model else "")) as steps:
            for step in steps:
                if isinstance(step, Encoded):
                    made = step
                else:
                    yield ImageProgress(image.id, step.fraction, step.note)
    except Impossible as error:
        title = say("impossible", "That can’t be done with this picture")
        raise BadRequest(title, str(error), code="impossible") from error
    assert made is not None, "the picture comes last"
    values = RetouchValues(name="upscale", model=recipe_id(wanted.model), done=wanted.done)
    return studio.images.add_version(
        image.id,
        version.id,
        made,
        Recipe(values, (version.id,)),
        message=turn.reply_id,
        cost=0,
        seconds=round(studio.clock() - started, 3),
    )
