"""What is chosen for a picture beside its words and its shape, cut to what a model declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from conversation.ports.models import USUAL, ImageAbilities
from conversation.sentences import say

NO_NUMBER = -1
"""What stands for None behind a command."""
UNSAID = ("", None, NO_NUMBER)
"""Nothing was chosen."""


@dataclass(frozen=True)
class PictureChoices:
    """Empty ones are the model's own. Named as in `ImageRequest`, in the turn's options and behind `/image`."""

    resolution: str = ""
    quality: str = ""
    format: str = ""
    background: str = ""
    moderation: str = ""
    compression: int | None = None
    """0 to 100."""
    negative: str = ""
    """What must not be in the picture."""

    @classmethod
    def of(cls, *said: object) -> Self:
        """The first that is said of each, by objects that have these names."""
        values: dict[str, Any] = {}
        for item in fields(cls):
            found = (value for each in said if (value := getattr(each, item.name)) not in UNSAID)
            values[item.name] = next(found, item.default)
        return cls(**values)

    @classmethod
    def among(cls, values: Mapping[str, Any]) -> Self:
        """Those that stand among these values by their names."""
        return cls(**{each.name: values[each.name] for each in fields(cls) if values.get(each.name) not in UNSAID})

    @property
    def said(self) -> Mapping[str, Any]:
        """Those that somebody chose."""
        return {name: value for name, value in vars(self).items() if value not in UNSAID}


def fitted(label: str, can: ImageAbilities, wanted: PictureChoices) -> tuple[PictureChoices, list[str]]:
    """What the model called `label` can be asked for, and a sentence for each thing that it cannot."""
    offered = {
        "resolution": can.resolutions,
        "quality": can.qualities,
        "format": can.formats,
        "background": can.backgrounds,
        "moderation": can.moderations,
    }
    left_out: list[str] = []
    for name, values in offered.items():
        value = getattr(wanted, name)
        if value not in values:
            nothing: dict[str, Any] = {name: ""}
            wanted = replace(wanted, **nothing)
            if value not in USUAL:
                left_out.append(_left_out(name, label, value, values))
    if wanted.compression is not None and (why := _not_compressed(label, can, wanted)):
        wanted = replace(wanted, compression=None)
        left_out.append(why)
    if wanted.negative and not can.negative:
        wanted = replace(wanted, negative="")
        left_out.append(
            say(
                "note_no_negative",
                "{label} is not told what to leave out of a picture; say it in the prompt itself.",
                label=label,
            )
        )
    return wanted, left_out


def _not_compressed(label: str, can: ImageAbilities, wanted: PictureChoices) -> str:
    """Why the compression is left out; empty where it is asked for."""
    if not can.compressed:
        return say("note_no_compression", "{label} chooses the compression itself, so yours was left out.", label=label)
    if wanted.format not in can.compressed:
        formats = ", ".join(can.compressed)
        return say(
            "note_compression_format",
            "The compression was left out: {label} compresses {formats} only. Choose the format too.",
            label=label,
            formats=formats,
        )
    return ""


def _left_out(name: str, label: str, value: str, offered: Sequence[str]) -> str:
    said: dict[str, str] = {"label": label, "value": value[:50], "offered": ", ".join(offered)}
    if not offered:
        return {
            "resolution": say(
                "note_no_resolutions", "{label} chooses the size itself; “{value}” was left out.", **said
            ),
            "quality": say("note_no_qualities", "{label} has one quality only; “{value}” was left out.", **said),
            "format": say("note_no_formats", "{label} chooses the format itself; “{value}” was left out.", **said),
            "background": say(
                "note_no_backgrounds", "{label} chooses the background itself; “{value}” was left out.", **said
            ),
            "moderation": say(
                "note_no_moderations", "{label} has no choice of moderation; “{value}” was left out.", **said
            ),
        }[name]
    return say(
        "note_choice_unknown", "{label} has no “{value}”, so its usual setting was used. It has: {offered}.", **said
    )
