"""What clauses do, whatever the language: values that were heard become the same operations and commands as ever."""

from __future__ import annotations

from conversation.commands.redo import Redo
from conversation.commands.undo import ALL, Undo
from conversation.words.language import Amount, Effect, Heard, Unsure
from imaging.declaration import Declaration
from imaging.operations.blur import Blur
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.greyscale import Greyscale
from imaging.operations.invert import Invert
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.sharpen import Sharpen
from imaging.operations.temperature import Temperature

USUAL = 0.25
"""How much “brighter” is, as a share, when nobody says."""
SOFT = 0.024
"""Radius of a blur as a share of the long side, for an amount of 1."""


def factor(of: type[Brightness] | type[Contrast] | type[Saturation], sign: int) -> Effect:
    """More (1) or less (-1) of it."""
    return lambda heard: of(factor=round(_factor(heard.amount, sign), 4))


def _factor(amount: Amount | None, sign: int) -> float:
    if amount is None:
        return 1 + sign * USUAL
    if amount.kind == "to":
        return amount.n
    if amount.kind == "times":
        return amount.n if sign > 0 else 1 / amount.n
    return 1 + sign * amount.n


def warmth(sign: int) -> Effect:
    """Warmer (1) or cooler (-1)."""

    def effect(heard: Heard) -> Declaration | None:
        amount = heard.amount or Amount("by", USUAL)
        return Temperature(warmth=round(sign * amount.n * 100, 2)) if amount.kind == "by" else None

    return effect


def blurred(heard: Heard) -> Declaration | None:
    if heard.pixels is not None:
        return Blur(radius=heard.pixels)
    if heard.amount and (heard.amount.exact or heard.amount.kind != "by"):
        return None
    share = heard.amount.n if heard.amount else USUAL
    return Blur(radius=max(0.5, round(share * SOFT * heard.long_side, 1)))


def sharpened(heard: Heard) -> Declaration | None:
    if heard.amount and heard.amount.kind != "by":
        return None
    if heard.amount and heard.amount.exact:
        return Sharpen(amount=heard.amount.n * 100)
    return Sharpen(amount=round((heard.amount.n if heard.amount else USUAL) * 400))


def rotated(heard: Heard) -> Declaration | None:
    return Rotate(angle=heard.angle) if heard.angle is not None else None


def flipped(direction: str) -> Effect:
    return lambda heard: Flip(direction=direction)


def cropped(heard: Heard) -> Declaration | None:
    return Crop(ratio=heard.ratio) if heard.ratio else None


def greyed(heard: Heard) -> Declaration:
    return Greyscale()


def toned(heard: Heard) -> Declaration:
    return Sepia()


def inverted(heard: Heard) -> Declaration:
    return Invert()


def undone(heard: Heard) -> Declaration:
    return Undo(steps=heard.count)


def undone_all(heard: Heard) -> Declaration:
    return Undo(steps=ALL)


def redone(heard: Heard) -> Declaration:
    return Redo(steps=heard.count)


def unsure(text: str, *choices: tuple[str, str]) -> Effect:
    return lambda heard: Unsure(text, choices)


BRIGHTER, DARKER = factor(Brightness, 1), factor(Brightness, -1)
STRONGER, FLATTER = factor(Contrast, 1), factor(Contrast, -1)
RICHER, PALER = factor(Saturation, 1), factor(Saturation, -1)
WARMER, COOLER = warmth(1), warmth(-1)
