"""Changing colours while transparency stays what it is."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from imaging.raster import Raster

Change = Callable[[Image.Image], Image.Image]


def recoloured(raster: Raster, change: Change) -> Raster:
    """The picture with `change` applied to its RGB part; the alpha channel is copied unread."""
    if raster.image.mode == "RGB":
        return Raster(change(raster.image))
    changed = change(raster.image.convert("RGB")).convert("RGBA")
    changed.putalpha(raster.image.getchannel("A"))
    return Raster(changed)


def filtered(raster: Raster, change: Change) -> Raster:
    """As `recoloured`, for filters that look at neighbours: what is transparent lends no colour to what is not."""
    if raster.image.mode == "RGB":
        return Raster(change(raster.image))
    changed = change(raster.image.convert("RGBa")).convert("RGBA")
    changed.putalpha(raster.image.getchannel("A"))
    return Raster(changed)


def in_percent(factor: float) -> str:
    """A factor as the change it makes: `+20 %`, `−35 %`."""
    change = round((factor - 1) * 100)
    return f"{'−' if change < 0 else '+'}{abs(change)} %"


def signed(amount: float) -> str:
    """A number with its sign: `+20`, `−35`."""
    return f"{'−' if amount < 0 else '+'}{abs(amount):g}"
