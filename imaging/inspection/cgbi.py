"""PNG as Xcode writes it into an app (CgBI): blue first, and colours multiplied by their alpha. `png` has packed its
pixels again as a PNG has them; here they become what it means."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO

from PIL import Image

from imaging.inspection.report import damaged
from imaging.unreadable import BROKEN

WHITE = 255


def set_right(file: bytes) -> bytes:
    """The PNG as others write it. Raises `Refused`."""
    np = import_module("numpy")  # by name, so that who only looks at headers, such as the server, never loads it
    try:
        with Image.open(BytesIO(file), formats=("PNG",)) as opened:
            opened.load()
            pixels = np.array(opened) if opened.mode in ("RGB", "RGBA") else None
    except BROKEN as error:
        raise damaged() from error
    if pixels is None:
        return file
    pixels[..., :3] = pixels[..., [2, 1, 0]]
    if pixels.shape[2] == 4:
        share = np.maximum(pixels[..., 3:], 1) / WHITE
        pixels[..., :3] = np.minimum(np.rint(pixels[..., :3] / share), WHITE)
    out = BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()
