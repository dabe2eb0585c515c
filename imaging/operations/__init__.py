"""All operations, in the order people see them. A test compares this list with the folder."""

from __future__ import annotations

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

OPERATIONS = (
    Crop,
    Rotate,
    Flip,
    Brightness,
    Contrast,
    Saturation,
    Temperature,
    Greyscale,
    Sepia,
    Invert,
    Blur,
    Sharpen,
)
