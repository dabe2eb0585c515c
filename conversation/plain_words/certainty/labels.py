"""What an edit is called where readings and labelled lines are compared: coarser than what is done, with its direction."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.commands.adjust import Adjust
from conversation.plain_words.reading.joining import Wish
from imaging.declaration import Declaration

ANSWER, AGAIN, ASK, NONE = "answer", "again", "ask", "none"
"""A question about the file; the last step otherwise; a wish that leaves something open; nothing that is done here."""
ALIKE = {
    "exposure": "brightness",
    "gamma": "brightness",
    "vibrance": "saturation",
    "info": ANSWER,
    "palette": ANSWER,
    "adjust": AGAIN,
    "quantise": "posterise",
    "show": "select",
}
"""What people say in the same words."""
NEUTRAL = {"brightness": 1.0, "contrast": 1.0, "saturation": 1.0, "gamma": 1.0}
TWO_WAYS = frozenset(
    (
        "brightness",
        "contrast",
        "saturation",
        "vibrance",
        "exposure",
        "gamma",
        "highlights",
        "shadows",
        "temperature",
        "tint",
    )
)


def label(name: str, up: bool) -> str:
    """Of an edit, by its name; `up`: more of it."""
    way = ("+" if up else "-") if name in TWO_WAYS else ""
    return ALIKE.get(name, name) + way


def labels_of(wishes: Sequence[Wish], last: Declaration | None) -> frozenset[str]:
    """Of all that is wanted."""
    meant = [wish.meant for wish in wishes if isinstance(wish.meant, Declaration)]
    found = {_label(said) for said in meant}
    if last is not None and any(said.name == last.name for said in meant):
        found = {each for each in found if each.rstrip("+-") != ALIKE.get(last.name, last.name)} - {"undo"} | {AGAIN}
    return frozenset(found)


def _label(said: Declaration) -> str:
    value = getattr(said, said.free_argument, 0) if said.free_argument else 0
    up = isinstance(value, (int, float)) and value > NEUTRAL.get(said.name, 0.0)
    return label(said.name, up)


__all__ = ["AGAIN", "ANSWER", "ASK", "NONE", "Adjust", "label", "labels_of"]
