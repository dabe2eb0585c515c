"""Reads a prompt into what to paint: scene, style, hour, weather, paints, things, and what cannot be painted.

Light on purpose (no numpy, no Pillow): the web process tells the person what will be painted before a worker paints it.
Counterpart of `painter`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from imaging.sketch import holding, naming, subjects, vocabulary

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_REFUSAL = r"(?:\bno|\bwithout|\bremove(?: the)?|\bohne|\bkeine?n?|\bsans|\bsin|没有|不要)\s*(?:any |the |une? |de )?"
_INSTEAD = re.compile(r"\b(?:instead|stattdessen|plutot|en su lugar)\b|改成|换成")
_DARKER = re.compile(
    r"\b(?:darker|moody|moodier|gloomy|sombre|somber|dim|dark|dunkler|dunkel|duster|plus sombre|oscuro|oscura)\b"
    "|更暗|黑暗|阴沉"
)
_BRIGHTER = re.compile(
    r"\b(?:brighter|lighter|bright|luminous|airy|heller|hell|plus clair|lumineux|mas claro|mas brillante|luminoso)\b"
    "|更亮|明亮"
)
_MUCH = re.compile(r"\b(?:much|far|a lot|way|very|viel|sehr|beaucoup|mucho|muy)\s+$")
_CHUNK = re.compile(
    r"\b(?:an?|the|two|three|some|my|eine?n?|der|die|das|une?|le|la|un|el|una)\s+((?:[\w'-]+\s+){0,4}?[\w'-]+)"
    r"(?=\s*(?:[,.;:!?()]|$"
    r"|\b(?:in|on|at|with|by|and|of|over|under|near|behind|from|to|for|who|that|which|into|made|as)\b))"
)


_UNDER_SKY = ("mountains", "sea", "forest", "desert", "city")  # a night sky over one of these is that one by night
_NIGHTLY = ("moon", "stars", "meteor", "aurora", "milky way")
_TABLES = (
    vocabulary.SCENES,
    vocabulary.STYLES,
    vocabulary.TIMES,
    vocabulary.WEATHERS,
    vocabulary.PALETTE,
    vocabulary.ELEMENTS,
)


@dataclass(frozen=True)
class PromptReading:
    """What a prompt asks for. An empty `time` or `weather` is left to the seed; `brightness` is -3..3 steps.

    `elements` are the things to put in, `without` those to leave out, `unpainted` the subjects it cannot paint; `mood`
    says that the scene stands in for one of those.
    """

    scene: str
    style: str
    time: str = ""
    weather: str = ""
    palette: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    brightness: int = 0
    unpainted: tuple[str, ...] = ()
    mood: bool = False

    def told(self) -> str:
        """One honest sentence or two for the person."""
        what = self._described()
        start = "Offline sketch, no AI model."
        if not self.unpainted:
            return f"{start} I painted {what}."
        cannot = _listed([_with_article(word) for word in self.unpainted], "or")
        if self.mood:
            return f"{start} I cannot paint {cannot}, so I painted the mood: {what}."
        return f"{start} I cannot paint {cannot}; I painted the rest: {what}."

    def _described(self) -> str:
        """ "a stormy mountain landscape at dusk, in oil, darkened" """
        time = "" if (self.scene, self.time) == ("night_sky", "night") else self.time
        parts = [
            naming.WEATHER_NAMES[self.weather],
            naming.SCENE_NAMES[self.scene],
            naming.TIME_NAMES[time],
        ]
        phrase = f"{_with_article(' '.join(p for p in parts if p))}, {naming.STYLE_NAMES[self.style]}"
        if self.palette:
            phrase += f", its palette {_listed(list(self.palette), 'and')}"
        return phrase + {-1: ", darkened", 1: ", brightened"}.get((self.brightness > 0) - (self.brightness < 0), "")


def read(prompt: str) -> PromptReading:
    """The reading of a prompt, however it is worded; never fails."""
    text = _folded(prompt)
    without = tuple(name for name in vocabulary.ELEMENTS if _refused(text, vocabulary.ELEMENTS[name]))
    text = _without_refusals(text)
    elements = tuple(name for name, words in vocabulary.ELEMENTS.items() if _find(words, text) and name not in without)
    unpainted, (mood_scene, mood_time, mood_weather) = _unpainted(text)
    asked = _scene(text, elements)
    mood = not asked and bool(unpainted)
    scene = asked or mood_scene or ("abstract" if unpainted else "mountains")
    unpainted += tuple(e for e in elements if e not in holding.HELD[scene] and e not in unpainted)
    time, weather = _last(vocabulary.TIMES, text), _last(vocabulary.WEATHERS, text)
    dark = _find(vocabulary.SCENES["night_sky"], text) is not None or any(e in _NIGHTLY for e in elements)
    dark = dark or scene == "night_sky"
    return PromptReading(
        scene=scene,
        style=_last(vocabulary.STYLES, text) or "watercolour",
        time=time or (mood_time if mood and mood_time != "day" else "") or ("night" if dark else ""),
        weather=weather or (mood_weather if mood else ""),
        palette=_palette(text, elements),
        elements=elements,
        without=without,
        brightness=_brightness(text),
        unpainted=unpainted,
        mood=mood,
    )


def _folded(prompt: str) -> str:
    """Lower case, without accents: "Forêt" and "foret" are one word."""
    decomposed = unicodedata.normalize("NFKD", prompt.casefold().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """One expression for a row of a table: Latin words whole with a plural, Chinese ones anywhere."""
    latin = sorted((w for w in words.split("|") if not _CHINESE.search(w)), key=len, reverse=True)
    chinese = sorted((w for w in words.split("|") if _CHINESE.search(w)), key=len, reverse=True)
    parts = [rf"\b(?:{'|'.join(map(re.escape, latin))})(?:s|es|n)?\b"] if latin else []
    return re.compile("|".join(parts + list(map(re.escape, chinese))))


def _find(words: str, text: str) -> re.Match[str] | None:
    return _pattern(words).search(text)


def _refused(text: str, words: str) -> bool:
    return re.search(f"{_REFUSAL}(?:{_pattern(words).pattern})", text) is not None


def _without_refusals(text: str) -> str:
    """The text less its "no trees" and "instead of a forest", so that they are not read as trees."""
    text = re.sub(r"\binstead of (?:an? |the )?[\w'-]+", " instead ", text)
    return re.sub(rf"{_REFUSAL}[\w\u4e00-\u9fff'-]+", " ", text)


def _places(table: vocabulary.Words, text: str) -> list[tuple[int, int, str]]:
    """(start, end, meaning) of every match in reading order; the longer wins where two overlap."""
    found = sorted(
        ((m.start(), -m.end(), name) for name, words in table.items() for m in _pattern(words).finditer(text))
    )
    kept: list[tuple[int, int, str]] = []
    for start, minus_end, name in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -minus_end, name))
    return kept


def _last(table: vocabulary.Words, text: str) -> str:
    """The last word counts: refinements are appended to what was said before."""
    places = _places(table, text)
    return places[-1][2] if places else ""


def _scene(text: str, elements: tuple[str, ...]) -> str:
    """The first scene named is the subject and later ones its surroundings, unless "instead" says otherwise."""
    places = _places(vocabulary.SCENES, text)
    if not places:
        return next((holding.IMPLIED[e] for e in elements if e in holding.IMPLIED), "")
    if _INSTEAD.search(text):
        return places[-1][2]
    if places[0][2] == "flowers" and "vase" in elements:
        return "still_life"
    grounds = [name for _, _, name in places if name in _UNDER_SKY]
    return grounds[0] if places[0][2] == "night_sky" and grounds else places[0][2]


def _palette(text: str, elements: tuple[str, ...]) -> tuple[str, ...]:
    """Colour and mood words, less those that were part of another word ("golden hour", "black ink", "cool")."""
    for table in (vocabulary.TIMES, vocabulary.WEATHERS):
        for words in table.values():
            text = _pattern(words).sub(" ", text)
    text = re.sub(
        r"\bblack (?:ink|pen|outline)s?\b|\bwhite (?:paper|space)\b|\bgreen (?:grass|tree|leaf|leaves)s?\b",
        " ",
        text,
    )
    names = [name for _, _, name in _places(vocabulary.PALETTE, text)]
    if "orange fruit" in elements and "orange" in names:
        names.remove("orange")
    return tuple(dict.fromkeys(n for n in names if n not in elements))


def _brightness(text: str) -> int:
    """Steps darker or brighter: each word is one, "much" makes it two."""

    def steps(pattern: re.Pattern[str]) -> int:
        return sum(2 if _MUCH.search(text[: m.start()]) else 1 for m in pattern.finditer(text))

    return max(-3, min(3, steps(_BRIGHTER) - steps(_DARKER)))


def _unpainted(text: str) -> tuple[tuple[str, ...], tuple[str, str, str]]:
    """The subjects that cannot be painted, in order, and the mood of the first."""
    painted = [span for table in _TABLES for start, end, _ in _places(table, text) for span in range(start, end)]
    places = [p for p in _places({words: words for words in subjects.UNPAINTABLE}, text) if p[0] not in painted]
    named = [text[start:end] for start, end, _ in places]
    moods = [subjects.UNPAINTABLE[words] for _, _, words in places]
    spoken_for = {*painted, *(span for start, end, _ in places for span in range(start, end))}
    rest = "".join("," if i in spoken_for else c for i, c in enumerate(text))
    told = tuple(dict.fromkeys(named + [word for word in _heads(rest) if not _plain(word)]))[:4]
    return told, moods[0] if moods else ("", "", "")


def _heads(text: str) -> list[str]:
    """The last word after each article: in "a fluffy platypus on a hill", platypus and hill."""
    return [m.group(1).split()[-1] for m in _CHUNK.finditer(text)]


def _plain(word: str) -> bool:
    """Whether a word is no subject: too short, an adjective by its ending, or one of how people ask."""
    if len(word) < 3 or re.search(r"(?:ed|ly|ing|est|ful|ous|ic|al|ive|y|ish|less)$", word):
        return True
    return not word.isalpha() or word in subjects.PLAIN or word.removesuffix("s") in subjects.PLAIN


def _with_article(phrase: str) -> str:
    if _CHINESE.search(phrase) or phrase.endswith("s") and not phrase.endswith("ss"):
        return phrase
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def _listed(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
