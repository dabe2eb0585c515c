"""What the Sketchbook says it is doing: which of the things in a picture a layer belongs to, and how it is laid."""

from __future__ import annotations

import re
from collections.abc import Mapping

from imaging.sentences import Sentence, say

SHAPES = say("sketch_shapes", "finding the big shapes")
LIGHT = say("sketch_light", "laying in the light")
DONE = say("sketch_done", "done")
BY_STYLE: Mapping[str, Sentence] = {
    "watercolour": say("sketch_watercolour", "painting wash over wash"),
    "oil": say("sketch_oil", "painting stroke by stroke"),
    "ink": say("sketch_ink", "painting with a wet brush"),
    "pixel": say("sketch_pixel", "painting dot by dot"),
    "low_poly": say("sketch_low_poly", "painting facet by facet"),
    "flat": say("sketch_flat", "painting one ink after another"),
}
THINGS: Mapping[Sentence, str] = {
    say("sketch_sky", "painting the sky"): r"the sky|the glow",
    say("sketch_sun", "painting the sun"): r"the sun",
    say("sketch_moon", "painting the moon"): r"the moon",
    say("sketch_clouds", "painting the clouds"): r"the clouds",
    say("sketch_stars", "painting the stars"): r"(the|cold|warm) stars|star dust|the Milky Way",
    say("sketch_aurora", "painting the northern lights"): r"the aurora",
    say("sketch_meteor", "painting a meteor"): r"a meteor",
    say("sketch_rainbow", "painting the rainbow"): r"the rainbow",
    say("sketch_lightning", "painting the lightning"): r"lightning|the flash",
    say("sketch_birds", "painting birds"): r"birds",
    say("sketch_mist", "painting the mist"): r"fog|haze|mist|valley mist",
    say("sketch_rain", "painting the rain"): r"rain",
    say("sketch_snow", "painting the snow"): r"((far|near) )?flakes",
    say("sketch_mountains", "painting the mountains"): r"far mountains|far range|the peak|ridge|mesa",
    say("sketch_hills", "painting the hills"): r"(far )?hills|slope",
    say("sketch_trees", "painting the trees"): r"((bank|far shore) )?firs|rank|(light on )?trunks",
    say("sketch_leaves", "painting the leaves"): r"(fallen )?leaves",
    say("sketch_sunbeams", "painting the sunbeams"): r"rays of light",
    say("sketch_water", "painting the water"): r"the water|ripples|light on the water|a brook|shallows|its reflection",
    say("sketch_sea", "painting the sea"): r"the (far )?sea|crests|wave|foam|surf",
    say("sketch_shore", "painting the shore"): r"(bank|far shore)( reflected)?|islands|the headland|the sand|the quay",
    say("sketch_ground", "painting the ground"): r"the ground|the near land|the plain|dune",
    say("sketch_path", "painting the path"): r"(the|a) path",
    say("sketch_plants", "painting grass and shrubs"): r"grasses|scrub|(light on the )?cacti",
    say("sketch_rocks", "painting the rocks"): r"(light on )?boulders",
    say("sketch_flowers", "painting the flowers"): (
        r"(near )?flowers|blooms( behind)?|a bouquet|the field|lavender rows|\w+ in the field"
    ),
    say("sketch_houses", "painting the houses"): r"houses|roofs|towers|sunlit walls|a cabin|its (gable|roof|eaves)",
    say("sketch_windows", "painting the windows"): r"(its )?windows|window (glow|light)",
    say("sketch_lighthouse", "painting the lighthouse"): r"a lighthouse|its (bands|lamp|beam)",
    say("sketch_boat", "painting the boat"): r"a (boat|sail|jib)",
    say("sketch_table", "painting the table"): r"the table",
    say("sketch_vessels", "painting what stands on the table"): r"a (jug|bottle|bowl|vase|handle)|its mouth",
    say("sketch_fruit", "painting the fruit"): r"an (apple|orange)|a (pear|lemon|stalk)|grapes",
    say("sketch_candle", "painting the candle"): r"a (candle|flame)|candlelight",
    say("sketch_shadows", "painting the shadows"): r"a shadow|shade",
    say("sketch_gleams", "painting the play of light"): r"a (highlight|gleam)|unfocused light|veins of light",
    say("sketch_forms", "painting shapes and lines"): r"shape|the great disc|a (band|field)|lines|ribbon",
}
"""By the names of their layers, less their numbers."""
OTHER = say("sketch_goes_on", "still painting")
_KNOWN = tuple((re.compile(names), told) for told, names in THINGS.items())


def painting(layer: str) -> Sentence:
    """What is said while the layer of that name is laid; `OTHER` of one that belongs to none of the `THINGS`."""
    name = re.sub(r" \d+\b", "", layer)
    return next((told for names, told in _KNOWN if names.fullmatch(name)), OTHER)
