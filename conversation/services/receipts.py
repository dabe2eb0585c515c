"""Receipts: how each version of a person's pictures was made, and what would be different if it were made now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from conversation.edit_context import PictureVersion
from conversation.errors import NotFound, Told
from conversation.generation.rerun import MOST_IMAGES, rerun
from conversation.image import Image, Version
from conversation.palette import Palette
from conversation.ports.downloads import ORIGINAL
from conversation.ports.models import Models
from conversation.ports.shelf import Shelf, version_of
from conversation.recipe import PaintingValues
from conversation.services.model_list import ModelShown
from conversation.versions.descriptions import describe
from conversation.versions.lineage import line
from conversation.versions.receipt import Receipt, ReceiptFile, ReceiptStep, Repetition

AGAIN = "/again"


@dataclass(frozen=True)
class Receipts:
    """All calls raise `Told`; another person's picture and one that never was give the same `NotFound`."""

    shelf: Shelf
    palette: Palette
    models_of: Callable[[str], Models]
    """A person's."""
    listed: Callable[[str], Sequence[ModelShown]]
    """The models that a person has at hand."""
    digest: Callable[[Path], str]
    """The sha-256 of a file, in hex."""

    def receipt(self, owner: str, image: str, version: str | None = None) -> Receipt:
        """Of a version, or of the current one."""
        found = self.shelf.get(owner, image)
        wanted = version_of(found, version)
        others = partial(self.shelf.of, owner, found.conversation, MOST_IMAGES)
        known = {each.id: PictureVersion(one, each) for one in (*others(), found) for each in one.versions}
        labels = {each.id: each.label for each in self.listed(owner)}
        steps = tuple(self._step(owner, PictureVersion(found, each), known, labels) for each in line(found, wanted))
        costs = [each.cost for each in steps]
        return Receipt(
            found.id,
            wanted.id,
            found.title,
            steps,
            None if None in costs else sum(cost or 0 for cost in costs),
            round(sum(each.seconds for each in steps), 3),
            self._again(owner, PictureVersion(found, wanted), others),
        )

    def _step(
        self, owner: str, made: PictureVersion, known: Mapping[str, PictureVersion], labels: Mapping[str, str]
    ) -> ReceiptStep:
        version, values = made.version, made.version.recipe.values
        model = values.model if isinstance(values, PaintingValues) else ""
        parents = version.recipe.parents
        inputs = tuple(self._file(owner, known[parent]) for parent in parents if parent in known)
        return ReceiptStep(
            self._file(owner, made),
            describe(self.palette, version, labels),
            version.recipe,
            model.partition("/")[0],
            labels.get(model, model),
            inputs,
            len(parents) - len(inputs),
            version.cost,
            version.seconds,
            version.created,
        )

    def _file(self, owner: str, picture: PictureVersion) -> ReceiptFile:
        image, version = picture.image, picture.version
        size = version.media_type, version.bytes, version.width, version.height
        return ReceiptFile(version.id, image.id, image.number, image.title, self._sha256(owner, image, version), *size)

    def _sha256(self, owner: str, image: Image, version: Version) -> str:
        if not version.kept:
            return ""
        try:
            return self.digest(self.shelf.file_of(owner, image.id, version.id, ORIGINAL).path)
        except (NotFound, OSError):  # it went in this moment
            return ""

    def _again(self, owner: str, picture: PictureVersion, images: Callable[[], Sequence[Image]]) -> Repetition | None:
        try:
            order = rerun(self.models_of(owner), images, picture)
        except Told:  # no model painted it, or nobody paints now
            return None
        seed = " seed=same" if order.values.seed is not None else ""
        return Repetition(f"{AGAIN}{seed} sure=yes", order.model.label, order.estimate.about, order.differences)
