"""What is chosen for a picture beside its words and its shape, cut to what a model declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

from conversation.ports.models import USUAL, ImageAbilities
from conversation.sentences import say


@dataclass(frozen=True)
class PictureChoices:
    """Empty ones are the model's own. Named as in `ImageRequest`, in the turn's options and behind `/image`."""

    resolution: str = ""
    quality: str = ""
    format: str = ""
    background: str = ""
    negative: str = ""
    """What must not be in the picture."""

    @classmethod
    def of(cls, *said: object) -> Self:
        """The first that is said of each, by objects that have these names."""
        values = {}
        for item in fields(cls):
            values[item.name] = next((value for each in said if (value := getattr(each, item.name))), "")
        return cls(**values)


def fitted(label: str, can: ImageAbilities, wanted: PictureChoices) -> tuple[PictureChoices, list[str]]:
    """What the model called `label` can be asked for, and a sentence for each thing that it cannot."""
    offered = {
        "resolution": can.resolutions,
        "quality": can.qualities,
        "format": can.formats,
        "background": can.backgrounds,
    }
    left_out: list[str] = []
    for name, values in offered.items():
        value = getattr(wanted, name)
        if value not in values:
            wanted = replace(wanted, **{name: ""})
            if value not in USUAL:
                left_out.append(_left_out(name, label, value, values))
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
        }[name]
    return say("note_choice_unknown", "{label} has no “{value}”, so its usual was taken. It has: {offered}.", **said)
