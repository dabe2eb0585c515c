"""Who cuts out in dialogues: the real cutter, here and now, and models whose files come and go as a test says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PIL import Image

from conversation.errors import BadRequest, NotFound, Told
from conversation.ports.cutout import (
    ABSENT,
    FETCHING,
    PRESENT,
    Cutouts,
    CutoutSource,
    Draft,
    Finished,
    LocalModelRow,
)
from imaging.cutout.cutter import Cutter, ModelAnswer
from imaging.cutout.models import SIMPLE
from imaging.cutout.outcome import CutoutOutcome
from imaging.cutout.request import IMAGE, CutoutRequest
from imaging.files.decode import decode
from imaging.files.encode import to_png, to_preview
from imaging.networks.models import CUT_OUT
from imaging.refusal import Refused
from server.cutout.model_folder import ALL


class Redness:
    """A model that finds what is red. See `Networks`."""

    def ask(self, model: str, picture: Image.Image) -> ModelAnswer:
        return ModelAnswer(picture.convert("RGB").getchannel("R").point(lambda value: 255 if value > 170 else 0), 1.0)


class Scissors:
    """See `CutsOut`."""

    def cut(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Finished:
        behind = decode(other.read()) if other and request.background.kind == IMAGE else None
        try:
            made = Cutter(Redness()).cut(source.key, decode(source.read()), request, behind)
        except Refused as refused:
            raise BadRequest("This picture cannot be used", str(refused), code=refused.code) from refused
        size = made.raster.width, made.raster.height
        outcome = CutoutOutcome(*size, f"image/{request.format}", made.sure, made.kept)
        return Finished(to_png(made.raster), to_preview(made.raster), outcome)

    def draft(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Draft:
        raise NotImplementedError


@dataclass
class ModelsHere:
    """See `LocalModels`. A model comes in thirds; `told` is raised instead of the last one."""

    here: set[str] = field(default_factory=set)
    told: Told | None = None
    cancelled: list[str] = field(default_factory=list)

    def rows(self, job: str = CUT_OUT) -> list[LocalModelRow]:
        return [self.row(model.name) for model in ALL if job in ("", model.job)]

    def row(self, name: str) -> LocalModelRow:
        if name == SIMPLE:
            return LocalModelRow(SIMPLE, "Simple cut-out", "", 0, "built in", PRESENT)
        for model in ALL:
            if model.name == name:
                state = PRESENT if name in self.here else ABSENT
                return LocalModelRow(
                    name, model.label, model.good_for, model.bytes, model.licence, state, job=model.job
                )
        raise NotFound("The model")

    def fetch(self, name: str) -> LocalModelRow:
        raise NotImplementedError

    def remove(self, name: str) -> LocalModelRow:
        raise NotImplementedError

    def followed(self, name: str) -> Iterator[LocalModelRow]:
        row = self.row(name)
        try:
            for third in (1, 2):
                yield replace(row, state=FETCHING, received=row.bytes * third // 3)
        except GeneratorExit:
            self.cancelled.append(name)
            raise
        if self.told:
            raise self.told
        self.here.add(name)
        yield self.row(name)


def nothing_fetched() -> Cutouts:
    """A studio on its first day."""
    return Cutouts(ModelsHere(), "u2net", False)
