"""All operations, in the order people see them. A test compares this list with the folder."""

from __future__ import annotations

from imaging.operations.auto import Auto
from imaging.operations.balance import Balance
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.curves import Curves
from imaging.operations.denoise import Denoise
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip
from imaging.operations.gamma import Gamma
from imaging.operations.grain import Grain
from imaging.operations.greyscale import Greyscale
from imaging.operations.highlights import Highlights
from imaging.operations.invert import Invert
from imaging.operations.layer import Drawn
from imaging.operations.levels import Levels
from imaging.operations.pad import Pad
from imaging.operations.perspective import Perspective
from imaging.operations.pixelate import Pixelate
from imaging.operations.posterise import Posterise
from imaging.operations.quantise import Quantise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.shadows import Shadows
from imaging.operations.sharpen import Sharpen
from imaging.operations.straighten import Straighten
from imaging.operations.strip import Strip
from imaging.operations.temperature import Temperature
from imaging.operations.text import Text
from imaging.operations.tint import Tint
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette

OPERATIONS = (
    Crop,
    Rotate,
    Straighten,
    Perspective,
    Flip,
    Resize,
    Pad,
    Trim,
    Auto,
    Brightness,
    Contrast,
    Saturation,
    Temperature,
    Exposure,
    Gamma,
    Highlights,
    Shadows,
    Levels,
    Curves,
    Tint,
    Balance,
    Vibrance,
    Greyscale,
    Sepia,
    Invert,
    Quantise,
    Posterise,
    Pixelate,
    Blur,
    Sharpen,
    Denoise,
    Vignette,
    Grain,
    Border,
    Rounded,
    Text,
    Drawn,
    Convert,
    Strip,
)
