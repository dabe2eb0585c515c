"""What is said of a painting: `a stormy seascape at dusk, in oil`. `vocabulary.py` goes the other way."""

SCENE_NAMES = {
    "mountains": "mountain landscape",
    "sea": "seascape",
    "forest": "forest",
    "desert": "desert",
    "city": "city",
    "night_sky": "night sky",
    "flowers": "flower piece",
    "still_life": "still life",
    "abstract": "abstract picture",
}
STYLE_NAMES = {
    "watercolour": "in watercolour",
    "oil": "in oil",
    "ink": "in ink",
    "pixel": "as pixel art",
    "low_poly": "in low poly",
    "flat": "as a flat print",
}
WEATHER_NAMES = {"storm": "stormy", "rain": "rainy", "snow": "snowy", "fog": "misty", "clear": "clear", "": ""}
TIME_NAMES = {
    "noon": "at noon",
    "dawn": "at dawn",
    "golden hour": "in the golden hour",
    "sunset": "at sunset",
    "dusk": "at dusk",
    "night": "by night",
    "": "",
}
