"""How a version came about, in words: `Brightness +20 %`, `Compressed to 296 KB`."""

from __future__ import annotations

from conversation.image import Version
from conversation.palette import Palette
from conversation.versions.sizes import in_bytes
from imaging.declaration import Impossible


def describe(palette: Palette, version: Version) -> str:
    """What was done to make it."""
    kind, _, name = version.recipe.by.partition(":")
    if kind == "operation":
        try:
            return palette.operation(name, version.recipe.values).done()
        except Impossible:
            return name.capitalize()
    if "done" in version.recipe.values:
        return str(version.recipe.values["done"])
    if kind == "command":
        return f"{name.capitalize()}ed to {in_bytes(version.bytes)}"
    if kind == "upload":
        return "Sent by you"
    return f"Painted by {name}"
