"""A picture that was painted before, painted once more: what its recipe says, and what is different now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from conversation.edit_context import PictureVersion
from conversation.errors import BadRequest, Told
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import taken
from conversation.generation.price_question import painting_estimate
from conversation.image import Image
from conversation.llm.estimates import Estimate
from conversation.ports.models import ImageModel, Models
from conversation.recipe import PaintingValues
from conversation.sentences import in_dollars, say
from conversation.versions.lineage import line

MOST_IMAGES = 500
DEARER = 1.1
"""From here on a price is another one."""


@dataclass(frozen=True)
class Rerun:
    """How it was painted, and by whom it can be painted now."""

    made: PictureVersion
    values: PaintingValues
    model: ImageModel
    sources: tuple[PictureVersion, ...]
    """The pictures that went along and are still there, as many as the model takes."""
    differences: tuple[str, ...] = ()
    """A sentence for each thing that is not as it was."""

    @property
    def estimate(self) -> Estimate:
        """Of what it was painted with, where nothing is refined."""
        return painting_estimate(self.model, None, self.choices, len(self.sources))

    @property
    def branch(self) -> PictureVersion:
        """What the new version stands beside: it was made from the same one, where that was made from any."""
        image, version = self.made.image, self.made.version
        return PictureVersion(image, image.version(version.parent) if version.parent else version)

    @property
    def choices(self) -> PictureChoices:
        return PictureChoices.of(self.values)


def rerun(models: Models, images: Callable[[], Iterable[Image]], picture: PictureVersion) -> Rerun:
    """Of the picture's recipe, or of what it was edited from; `images` are those of its conversation. Raises `Told`
    where nothing painted it."""
    made, values = _painted(picture)
    model, gone = _model(models, values.model)
    parents = made.version.recipe.parents
    there = _there(images, parents)
    lost = len(parents) - len(there)
    unseen = len(there) - taken(model)
    differences = [gone] if gone else []
    if lost:
        differences.append(
            say("again_pictures_gone", "Pictures it was painted from and that are gone: {count}.", count=lost)
        )
    if there and unseen > 0:
        differences.append(
            say("again_pictures_left", "{label} takes {count} fewer pictures.", label=model.label, count=unseen)
        )
    order = Rerun(made, values, model, there[: taken(model)])
    if dearer := _dearer(made.version.cost, order.estimate.about):
        differences.append(dearer)
    return replace(order, differences=tuple(differences))


def _painted(picture: PictureVersion) -> tuple[PictureVersion, PaintingValues]:
    """The newest version on the way to this one that a model painted. Raises `BadRequest` where there is none."""
    for version in reversed(line(picture.image, picture.version)):
        values = version.recipe.values
        if isinstance(values, PaintingValues) and (values.refined or values.prompt):
            return PictureVersion(picture.image, version), values
    raise BadRequest(
        say("never_painted", "#{number} was not painted here", number=picture.image.number),
        say("never_painted_text", "It has no prompt to run again. Say in your own words what you want done with it."),
        code="never_painted",
    )


def _model(models: Models, wanted: str) -> tuple[ImageModel, str]:
    """The same as then, or the one that paints now, and a sentence. Raises `Told` where nobody paints."""
    try:
        return models.image(wanted), ""
    except Told as told:
        other = models.image("")
        return other, say("again_model_gone", "{why}, so {label} would paint it.", why=told.title, label=other.label)


def _there(images: Callable[[], Iterable[Image]], parents: Sequence[str]) -> tuple[PictureVersion, ...]:
    """The versions of these ids, in their order."""
    if not parents:
        return ()
    found = {
        version.id: PictureVersion(image, version) for image in images() for version in image.versions if version.kept
    }
    return tuple(found[parent] for parent in parents if parent in found)


def _dearer(before: int | None, now: int | None) -> str:
    if before is None or now is None or now <= before * DEARER:
        return ""
    cost = {"before": in_dollars(before), "now": in_dollars(now)}
    return say("again_dearer", "It cost {before} then and about {now} now.", **cost)
