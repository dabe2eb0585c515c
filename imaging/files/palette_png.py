"""A PNG with a palette, of a picture that has few colours: the same pixels in a third of the bytes and less."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

MOST = 256
"""Colours that a palette can have, transparent ones counted by themselves."""


def with_palette(image: Image.Image) -> bytes:
    """The file, of a picture in `RGB` or `RGBA`; empty where its colours do not fit into a palette."""
    whole = image.convert("RGBA")
    counted = whole.getcolors(MOST)
    if counted is None:
        return b""
    packed = np.frombuffer(whole.tobytes(), np.uint32).reshape(whole.height, whole.width)
    colours = np.sort(np.array([colour for _, colour in counted], np.uint8).view(np.uint32).ravel())
    indexed = Image.fromarray(np.searchsorted(colours, packed).astype(np.uint8), "P")
    bands = colours.view(np.uint8).reshape(-1, 4)
    indexed.putpalette(bands[:, :3].tobytes())
    out, alpha = BytesIO(), bands[:, 3].tobytes()
    indexed.save(out, "PNG", **({} if image.mode == "RGB" else {"transparency": alpha}))
    return out.getvalue()
