"""What happened to a picture until a version, as its recipes tell it; `imaging/provenance` writes it into files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from conversation.edit_context import PictureVersion
from conversation.image import Version
from conversation.recipe import (
    CollageValues,
    CompressionValues,
    CutoutValues,
    EditValues,
    MaskValues,
    OperationValues,
    OverlayValues,
    PaintingValues,
    RecipeValues,
    RetouchValues,
    UploadValues,
)
from conversation.versions.alt_text import alt_of
from conversation.versions.lineage import line
from imaging.cutout.models import SIMPLE
from imaging.provenance.history import Effect, Ingredient, ProvenanceHistory, ProvenanceStep, Relation, Training
from imaging.provenance.source_types import source_type

SKETCHBOOK = "sketchbook/"
"""How the ids of the Sketchbook's models begin: a program that draws, not an AI model."""
PARENT = "parent"
"""The label of the file that everything began with."""
ENLARGING = "upscale"
CUTTING = "nobg"
TRACING = "vectorize"
ACTIONS: Mapping[str, str] = {
    **dict.fromkeys(("crop", "trim"), "cropped"),
    "resize": "resized",
    **dict.fromkeys(("rotate", "flip", "straighten"), "orientation"),
    **dict.fromkeys(("blur", "denoise", "grain", "pixelate", "sharpen", "vignette"), "filtered"),
    **dict.fromkeys(("layer", "text"), "drawing"),
    "convert": "converted",
    "strip": "edited.metadata",
    **dict.fromkeys(
        ("auto", "balance", "brightness", "contrast", "curves", "exposure", "gamma", "greyscale", "highlights"),
        "color_adjustments",
    ),
    **dict.fromkeys(
        ("invert", "levels", "posterise", "quantise", "saturation", "sepia", "shadows", "temperature", "tint"),
        "color_adjustments",
    ),
    "vibrance": "color_adjustments",
}
"""C2PA's names for what operations do; of all others it is `edited`."""
KEEPING = {"convert", "strip", "resize", "rotate", "flip"}
"""Operations after which it is the same picture, in another file, size or position."""


@dataclass(frozen=True)
class Telling:
    """How much a person wants to be told, and what their files say about training AI models."""

    prompt: bool = True
    writer: str = ""
    training: Training = "constrained"
    credit: bool = False


@dataclass(frozen=True)
class KnownVersions:
    """What can be found out about the pictures that one was made from."""

    versions: Mapping[str, PictureVersion] = field(default_factory=dict)
    """Those of the same conversation, by their ids."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Their files, by the same ids; of what a model sent signed, that file."""


def history_of(picture: PictureVersion, known: KnownVersions, telling: Telling, software: str) -> ProvenanceHistory:
    """All that happened to it, from the beginning."""
    steps: list[ProvenanceStep] = []
    ingredients: dict[str, Ingredient] = {}
    way = line(picture.image, picture.version)
    for version in way:
        others = [_ingredient(id_, relation, known) for id_, relation in _used(version, way)]
        ingredients |= {each.label: each for each in others}
        made = _steps(version, tuple(each.label for each in others))
        if _signed(version):
            sent = _sent(picture.image.title, version, made, known)
            ingredients |= {sent.label: sent}
            made = _taken_in(made, sent)
        steps += made
    if isinstance(way[0].recipe.values, UploadValues):
        first = way[0]
        file = _at(known.files.get(first.id))
        parent = Ingredient(PARENT, "parentOf", picture.image.title, first.media_type, "", file)
        ingredients = {PARENT: parent, **ingredients}
    return ProvenanceHistory(
        picture.image.title,
        tuple(steps),
        tuple(ingredients.values()),
        software,
        prompts(way) if telling.prompt else "",
        telling.writer,
        alt_of(picture.image, picture.version, prompt=telling.prompt, taken=telling.credit),
        telling.training,
        telling.credit,
    )


def ids_used(picture: PictureVersion) -> tuple[str, ...]:
    """Of all versions whose files the history names."""
    way = line(picture.image, picture.version)
    first = (way[0].id,) if isinstance(way[0].recipe.values, UploadValues) else ()
    signed = (version.id for version in way if _signed(version))
    return (*first, *signed, *(id_ for version in way for id_, _ in _used(version, way)))


def prompts(way: list[Version]) -> str:
    """The words that AI models were sent on the way, one after the other."""
    said = []
    for version in way:
        values = version.recipe.values
        if isinstance(values, PaintingValues) and version.is_ai:
            said.append(values.refined or values.prompt)
        elif isinstance(values, RetouchValues) and version.is_ai:
            said.append(values.prompt)
    return "; ".join(dict.fromkeys(filter(None, said)))


def _used(version: Version, way: list[Version]) -> Iterator[tuple[str, Relation]]:
    """Versions of other pictures that went into this one, and how."""
    own = {each.id for each in way}
    relation: Relation = "inputTo" if isinstance(version.recipe.values, PaintingValues) else "componentOf"
    if isinstance(version.recipe.values, MaskValues):  # what it was before, which it already is
        return
    yield from ((id_, relation) for id_ in dict.fromkeys(version.recipe.parents) if id_ not in own)


def _signed(version: Version) -> bool:
    """Whether a model sent it with credentials that can go along."""
    return version.sent is not None and version.kept and version.sent.state != "unreadable"


def _sent(title: str, version: Version, made: list[ProvenanceStep], known: KnownVersions) -> Ingredient:
    """The file that a model sent: what everything began with, or what took the place of what was there."""
    first = version.parent is None
    kind = version.sent.media_type if version.sent else version.media_type
    source = source_type(ProvenanceHistory("", tuple(made)), {})
    relation: Relation = "parentOf" if first else "componentOf"
    return Ingredient(PARENT if first else version.id, relation, title, kind, source, _at(known.files.get(version.id)))


def _taken_in(made: list[ProvenanceStep], sent: Ingredient) -> list[ProvenanceStep]:
    """The steps of a version that a model sent as a signed file: its own credentials say how that was made."""
    action = "opened" if sent.relation == "parentOf" else "placed"
    first, *rest = made
    return [replace(first, action=action, used=(sent.label,)), *rest]


def _ingredient(version: str, relation: Relation, known: KnownVersions) -> Ingredient:
    found = known.versions.get(version)
    if found is None:
        return Ingredient(version, relation, "picture")
    way = line(found.image, found.version)
    steps = tuple(step for each in way for step in _steps(each, ()))
    declares = isinstance(way[0].recipe.values, UploadValues) and len(way) == 1
    source = "" if declares else source_type(ProvenanceHistory("", steps), {})
    file, signed = _at(known.files.get(version)), found.version.sent
    kind = signed.media_type if signed and _signed(found.version) else found.version.media_type
    return Ingredient(version, relation, found.image.title, kind, source, file)


def _at(file: Path | None) -> str:
    return "" if file is None else str(file.absolute())


def _steps(version: Version, used: tuple[str, ...]) -> list[ProvenanceStep]:
    values = version.recipe.values
    match values:
        case UploadValues():
            return [ProvenanceStep("opened", "opened", used=(PARENT,))]
        case PaintingValues():
            drawn = values.model.startswith(SKETCHBOOK)
            if version.parent is None:
                return [ProvenanceStep("created", "drawn" if drawn else "painted", "", values.model, used)]
            return [ProvenanceStep("edited", "edited" if drawn else "generated", "edit", values.model, used)]
        case OperationValues():
            return [_operation(values.name)]
        case EditValues():
            return [_operation(step.name) for step in values.steps]
        case OverlayValues() | CollageValues():
            return [ProvenanceStep("placed", "placed", values.kind, "", used)]
        case MaskValues():
            return _masked(values)
    return _finished(values, used)


def _finished(values: RecipeValues, used: tuple[str, ...]) -> list[ProvenanceStep]:
    match values:
        case CompressionValues():
            return [ProvenanceStep("converted", "kept", "compress")]
        case CutoutValues():
            network = values.method not in ("", SIMPLE) and not values.simple
            agent = values.method if network else ""
            cut = ProvenanceStep("edited", "enhanced" if network else "edited", CUTTING, agent)
            return [cut, ProvenanceStep("placed", "placed", "background", "", used)] if used else [cut]
        case RetouchValues():
            return [ProvenanceStep(*_retouched(values), values.name, values.model, used)]
    return [ProvenanceStep("edited", "edited")]


def _retouched(values: RetouchValues) -> tuple[str, Effect]:
    if values.name == ENLARGING:
        return "resized", "enhanced" if values.model else "kept"
    if values.name == CUTTING:
        return "edited", "enhanced"
    if values.name == TRACING:
        return "converted", "enhanced" if values.model else "edited"
    return "edited", "generated" if values.model else "edited"


def _masked(values: MaskValues) -> list[ProvenanceStep]:
    if values.model:
        return [ProvenanceStep("edited", "generated", "erase", values.model)]
    if values.steps:
        return [_operation(step.name, inside=True) for step in values.steps]
    return [ProvenanceStep("edited", "edited", "mask")]


def _operation(name: str, inside: bool = False) -> ProvenanceStep:
    effect: Effect = "kept" if name in KEEPING and not inside else "edited"
    return ProvenanceStep(ACTIONS.get(name, "edited"), effect, name)
