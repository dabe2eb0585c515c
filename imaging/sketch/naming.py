"""What is said of a painting: `a stormy seascape at dusk, in oil`. `vocabulary.py` goes the other way."""

from __future__ import annotations

from imaging.sentences import say

SCENE_NAMES = {
    "mountains": say("scene_mountains", "mountain landscape"),
    "sea": say("scene_sea", "seascape"),
    "forest": say("scene_forest", "forest"),
    "desert": say("scene_desert", "desert"),
    "city": say("scene_city", "city"),
    "night_sky": say("scene_night_sky", "night sky"),
    "flowers": say("scene_flowers", "flower piece"),
    "still_life": say("scene_still_life", "still life"),
    "abstract": say("scene_abstract", "abstract picture"),
}
STYLE_NAMES = {
    "watercolour": say("style_watercolour", "in watercolour"),
    "oil": say("style_oil", "in oil"),
    "ink": say("style_ink", "in ink"),
    "pixel": say("style_pixel", "as pixel art"),
    "low_poly": say("style_low_poly", "in low poly"),
    "flat": say("style_flat", "as a flat print"),
}
WEATHER_NAMES = {
    "storm": say("weather_storm", "stormy"),
    "rain": say("weather_rain", "rainy"),
    "snow": "",
    "fog": say("weather_fog", "misty"),
    "clear": say("weather_clear", "clear"),
    "": "",
}
FALLING = {"snow": say("falling_snow", "in falling snow")}
"""Weather that is said behind the scene: “snowy” would be snow on the ground."""
TIME_NAMES = {
    "noon": say("hour_noon", "at noon"),
    "dawn": say("hour_dawn", "at dawn"),
    "golden hour": say("hour_golden_hour", "in the golden hour"),
    "sunset": say("hour_sunset", "at sunset"),
    "dusk": say("hour_dusk", "at dusk"),
    "night": say("hour_night", "by night"),
    "": "",
}

THING_NAMES = {
    "moon": say("thing_moon", "the moon"),
    "sun": say("thing_sun", "the sun"),
    "stars": say("thing_stars", "stars"),
    "lightning": say("thing_lightning", "lightning"),
    "meteor": say("thing_meteor", "a meteor"),
    "aurora": say("thing_aurora", "northern lights"),
    "milky way": say("thing_milky_way", "the milky way"),
    "clouds": say("thing_clouds", "clouds"),
    "rainbow": say("thing_rainbow", "a rainbow"),
    "birds": say("thing_birds", "birds"),
    "lake": say("thing_lake", "a lake"),
    "trees": say("thing_trees", "trees"),
    "cabin": say("thing_cabin", "a cabin"),
    "lighthouse": say("thing_lighthouse", "a lighthouse"),
    "boat": say("thing_boat", "a boat"),
    "mountains": say("thing_mountains", "mountains"),
    "hills": say("thing_hills", "hills"),
    "path": say("thing_path", "a path"),
    "flowers": say("thing_flowers", "wildflowers"),
    "meadow": say("thing_meadow", "a meadow"),
    "cactus": say("thing_cactus", "cacti"),
    "dunes": say("thing_dunes", "dunes"),
    "mesa": say("thing_mesa", "mesas"),
    "island": say("thing_island", "an island"),
    "cliff": say("thing_cliff", "cliffs"),
    "beach": say("thing_beach", "a beach"),
    "wave": say("thing_wave", "waves"),
    "village": say("thing_village", "a village"),
    "neon": say("thing_neon", "neon lights"),
    "birch": say("thing_birch", "birches"),
    "poppy": say("thing_poppy", "poppies"),
    "tulip": say("thing_tulip", "tulips"),
    "daisy": say("thing_daisy", "daisies"),
    "sunflower": say("thing_sunflower", "sunflowers"),
    "lavender": say("thing_lavender", "lavender"),
    "rose": say("thing_rose", "roses"),
    "vase": say("thing_vase", "a vase"),
    "apple": say("thing_apple", "apples"),
    "pear": say("thing_pear", "pears"),
    "orange fruit": say("thing_orange_fruit", "oranges"),
    "lemon": say("thing_lemon", "lemons"),
    "grapes": say("thing_grapes", "grapes"),
    "fruit": say("thing_fruit", "fruit"),
    "bottle": say("thing_bottle", "a bottle"),
    "bowl": say("thing_bowl", "a bowl"),
    "candle": say("thing_candle", "a candle"),
    "snowy": say("thing_snowy", "a winter mood"),
    "autumn": say("thing_autumn", "the colours of autumn"),
    "spring": say("thing_spring", "the colours of spring"),
}
"""What is in it: "with a boat and the moon"."""
PART_OF: dict[str, frozenset[str]] = {
    "mountains": frozenset({"mountains"}),
    "sea": frozenset({"lake", "wave"}),
    "forest": frozenset({"trees"}),
    "desert": frozenset({"dunes"}),
    "city": frozenset(),
    "night_sky": frozenset({"stars"}),
    "flowers": frozenset({"flowers"}),
    "still_life": frozenset(),
    "abstract": frozenset(),
}
"""What the scene's own name says already."""
