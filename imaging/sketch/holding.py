"""Which scene a thing belongs to, and what each scene has a place for. `vocabulary.py` knows the words for them."""

import re

IMPLIED: dict[str, str] = {
    "lighthouse": "sea",
    "boat": "sea",
    "beach": "sea",
    "cactus": "desert",
    "lake": "mountains",
    "trees": "forest",
    "cabin": "mountains",
    "vase": "still_life",
    "apple": "still_life",
    "pear": "still_life",
    "orange fruit": "still_life",
    "lemon": "still_life",
    "grapes": "still_life",
    "fruit": "still_life",
    "bottle": "still_life",
    "bowl": "still_life",
    "candle": "still_life",
    "rose": "flowers",
    "meadow": "flowers",
    "stars": "night_sky",
    "moon": "night_sky",
    "meteor": "night_sky",
    "rainbow": "mountains",
    "path": "forest",
    "autumn": "forest",
    "spring": "flowers",
    "birds": "sea",
    "clouds": "mountains",
    "snowy": "mountains",
    "sun": "sea",
}

_OUTDOORS = frozenset({"sun", "moon", "stars", "clouds", "rainbow", "meteor", "aurora", "milky way", "lightning"})
_TABLE = frozenset({"vase", "apple", "pear", "orange fruit", "lemon", "grapes", "fruit", "bottle", "bowl", "candle"})
_SPECIES = frozenset({"flowers", "poppy", "tulip", "daisy", "sunflower", "lavender", "rose"})
_MOODS = frozenset({"snowy", "autumn", "spring"})

HELD: dict[str, frozenset[str]] = {
    "mountains": _OUTDOORS
    | _MOODS
    | {"birds", "lake", "trees", "cabin", "boat", "mountains", "hills", "path", "flowers", "meadow"},
    "sea": _OUTDOORS
    | _MOODS
    | {"birds", "lake", "lighthouse", "boat", "mountains", "hills", "island", "cliff", "beach", "wave"},
    "forest": _OUTDOORS | _MOODS | {"birds", "trees", "birch", "cabin", "mountains", "path", "lake"},
    "desert": _OUTDOORS | _MOODS | {"birds", "mountains", "cactus", "mesa", "dunes", "hills"},
    "city": _OUTDOORS | _MOODS | {"birds", "mountains", "hills", "boat", "lake", "village", "neon", "cabin"},
    "night_sky": _OUTDOORS | _MOODS | {"trees", "cabin", "lake", "mountains", "hills"},
    "flowers": _OUTDOORS | _MOODS | _SPECIES | {"birds", "meadow", "mountains", "hills", "trees"},
    "still_life": _TABLE | _SPECIES | _MOODS,
    "abstract": _MOODS | {"sun", "moon"},
}
"""What each scene has a place for; what else is asked of it is told as not painted."""

NEEDED: dict[str, frozenset[str]] = {
    "mountains": frozenset({"mountains"}),
    "sea": frozenset({"water"}),
    "forest": frozenset({"trees", "leaves"}),
    "city": frozenset({"water", "lake"}),
    "flowers": frozenset({"flowers", "meadow", "grass"}),
}
"""What a scene is made of: it cannot be left out, which is told."""

LAYERS: dict[str, re.Pattern[str]] = {
    name: re.compile(words)
    for name, words in {
        "trees": r"firs|trunks",
        "leaves": r"^leaves|fallen leaves",
        "grass": r"^grasses",
        "rocks": r"boulders",
        "mist": r"mist|^fog$|^haze$",
        "birds": r"^birds",
        "stars": r"the stars|cold stars|warm stars|star dust",
        "milky way": r"the Milky Way|star dust",
        "aurora": r"the aurora|^ribbon",
        "meteor": r"^a meteor",
        "lightning": r"^lightning|the flash",
        "flowers": r"^flowers|flowers \d|in the field$",
        "water": r"^a brook",
        "lake": r"^a brook",
        "mountains": r"far mountains|far range|the peak",
        "hills": r"^far hills|^hills \d",
        "island": r"^islands",
        "path": r"^the path|^a path",
    }.items()
}
"""The layers that a thing is painted with, by their names: what is refused is painted, and not laid on.

So a picture without it is the same picture, less the thing.
"""
