"""By what a picture is found: what it counts as, its model, its shape and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conversation.image import Image, Version
from conversation.recipe import CompressionValues, CutoutValues, PaintingValues, UploadValues

KINDS = {"painted": 1, "edited": 2, "cutout": 4, "compressed": 8, "uploaded": 16}
"""What a picture can count as, each a bit of `Facets.kinds`. Several may be true: a compressed upload is both."""

CUTTING = {"nobg", "remove_background", "remove-background", "cutout"}
"""What older studios called it."""


@dataclass(frozen=True)
class Facets:
    """By what a picture is found."""

    kinds: int
    """Sum of the values of `KINDS` that are true of it, as it is shown now."""
    model: str | None
    """Id of the model that painted or last edited it."""
    ratio: int
    """Width per thousand of its height."""
    words: str
    """Its title, its prompts, and what somebody wrote that it shows."""


def facets(image: Image) -> Facets:
    """By what this image is found, as it is shown now."""
    path = tuple(made_from(image))
    kinds = 0
    for version in path:
        kinds |= _kind(version)
    painted = (version.recipe.values for version in path)
    models = (values.model for values in painted if isinstance(values, PaintingValues))
    shown = image.shown
    ratio = max(1, round(1000 * shown.width / max(1, shown.height)))
    said = dict.fromkeys(text for version in path for text in _said(version))
    return Facets(kinds, next(models, None), ratio, " ".join(filter(None, [image.title, image.alt, *said])))


def names_of(kinds: int) -> tuple[str, ...]:
    """The names of the bits."""
    return tuple(name for name, bit in KINDS.items() if kinds & bit)


def kept_name(version: Version) -> str:
    """The file that is looked at and saved: of an upload not the one that was sent, which may say too much."""
    return version.full or version.filename if "_original." in version.filename else version.filename


def made_from(image: Image) -> Iterator[Version]:
    """The shown version, the one it was made from, and so on to the first: what was undone is not among them."""
    known = {version.id: version for version in image.versions}
    at: Version | None = image.shown
    while at is not None:
        yield at
        at = known.pop(at.parent, None) if at.parent else None


def _kind(version: Version) -> int:
    match version.recipe.values:
        case UploadValues():
            return KINDS["uploaded"]
        case PaintingValues():
            return KINDS["edited" if version.recipe.parents else "painted"]
        case CompressionValues():
            return KINDS["compressed"]
        case CutoutValues():
            return KINDS["cutout"]
    return KINDS["cutout" if version.recipe.by.partition(":")[2] in CUTTING else "edited"]


def _said(version: Version) -> Iterator[str]:
    yield from filter(None, (version.recipe.prompt, version.recipe.refined))
