"""The words of the sheet that are ours, with their codes: labels, and values that are one of a few.

Where they are found they are plain text; `sheet.py` asks here for each. Values that are put together have their codes
where that is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from imaging.metadata.camera import METERINGS, PROGRAMS
from imaging.metadata.entry import SheetEntry
from imaging.metadata.origin import LABELS, SOURCES
from imaging.metadata.people import CREDITS
from imaging.metadata.picture import TURNS
from imaging.metadata.place import NAMED
from imaging.metadata.previews import AUXILIARY
from imaging.metadata.software import IDENTITIES
from imaging.sentences import Sentence, slug

FILE = ("Format", "File size", "Condition", "Dimensions", "Megapixels", "Aspect ratio", "Stored", "Bit depth")
PIXELS = ("Channels", "Transparency", "Colour sampling", "Quality", "Frames", "Print size")
COLOUR = ("Profile", "Colour space", "Gain map", "Gamma", "Primaries", "Peak brightness", "Transfer", "HDR")
CAMERA = ("Make", "Model", "Lens", "Focal length", "Aperture", "Shutter", "ISO", "Exposure compensation", "Program")
SETTINGS = ("Metering", "Flash", "White balance", "Digital zoom", "Distance to the subject", "Taken", "Digitised")
PLACE = ("Coordinates", "Altitude", "Direction", "Accuracy", "Speed", "GPS time", "Area")
PEOPLE = ("Author", "Copyright", "Title", "Caption", "Keywords", "People shown", "Comment")
SOFTWARE = ("Software", "Computer", "Last changed", "Earlier file name", "Rating")
SERIALS = ("Camera owner", "Camera serial number", "Lens serial number", "Picture ID", "Maker notes")
PREVIEWS = ("Thumbnail", "Behind the picture", "Tiles", "Beside the picture", "Also in it")
ORIGIN = ("Content Credentials", "Made with", "What was done", "Origin", "AI system", "Prompt")


def _coded(kind: str, texts: Iterable[str]) -> Mapping[str, Sentence]:
    return {text: Sentence(text, f"{kind}_{slug(text)}") for text in texts}


NAMES = _coded(
    "label",
    (*FILE, *PIXELS, *COLOUR, *CAMERA, *SETTINGS, *PLACE, *PEOPLE, *SOFTWARE, *SERIALS, *PREVIEWS, *ORIGIN)
    + (
        *LABELS.values(),
        *(label for _, label, _, _, _ in CREDITS),
        *(label for _, label, _, _ in NAMED),
        *(label for _, label in IDENTITIES),
    ),
)
WORDS = _coded(
    "word",
    (*PROGRAMS, *METERINGS, *SOURCES.values(), *TURNS.values(), *AUXILIARY.values(), "yes", "no", "automatic", "none")
    + ("not sRGB",),
)
WORDED = ("program", "metering", "balance", "flash", "source_type", "orientation", "auxiliary", "alpha", "exif_space")
"""Entries whose values are such words; those of others are what the file says."""


def in_words(entry: SheetEntry) -> SheetEntry:
    """With the codes of what is ours in it."""
    value = WORDS.get(entry.value, entry.value) if entry.id in WORDED else entry.value
    label = entry.label if isinstance(entry.label, Sentence) else NAMES.get(entry.label, entry.label)
    return replace(entry, label=label, value=value)
