"""Reads a prompt into what to paint: scene, style, hour, weather, paints, things, and what cannot be painted.

Light on purpose (no numpy, no Pillow): the web process tells the person what will be painted before a worker paints it.
Counterpart of `painter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imaging.colour_names import in_words
from imaging.sentences import Sentence, joined, listed, named_all, say
from imaging.sketch import holding, naming, subjects, vocabulary
from imaging.sketch.folding import FoldedPrompt, Span, folded
from imaging.sketch.leftovers import QUOTED, leftovers
from imaging.sketch.matching import find, last, pattern, places, spans
from imaging.sketch.refusals import LeftOut, refused

_INSTEAD = re.compile(
    r"\b(?:instead|rather|stattdessen|lieber|(?:an)?statt|plutot|au lieu|en (?:su )?(?:lugar|vez))\b|改成|换成|而不是"
)
_DARKER = re.compile(
    r"\b(?:darker|darkened|moody|moodier|gloomy|sombre|somber|dim|dark|dunkler|dunkel|duster|plus sombre|oscuro"
    r"|oscura)\b|更暗|黑暗|阴沉"
)
_BRIGHTER = re.compile(
    r"\b(?:brighter|brightened|lighter|bright|luminous|airy|heller|hell|plus clair|lumineux|mas claro|mas brillante"
    r"|luminoso)\b|更亮|明亮"
)
_MUCH = re.compile(r"\b(?:much|far|a lot|way|very|viel|sehr|beaucoup|mucho|muy)\s+$")
_GENERIC = frozenset(("landscape", "countryside", "scenery", "landschaft", "paysage", "paisaje", "风景", "山水"))
"""Words for a scene that add nothing where another one is named: "a forest landscape"."""
_MOST_TOLD = 6

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

    `elements` are the things to put in, `without` those to leave out. `unpainted` are words of the person that nothing
    was made of, `kept` those of things that the scene cannot do without; `mood` says that the scene stands in for a
    subject that it cannot paint. `beyond` is the kind of wish (`subjects.BEYOND`) of which only the rest can be done.
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
    kept: tuple[str, ...] = ()
    mood: bool = False
    beyond: str = ""

    def told(self) -> str:
        """One honest sentence or two for the person."""
        said = [say("sketch_offline", "Offline sketch, no AI model.")]
        picture = self.described()
        if self.mood:
            lacking = _quoted(self.unpainted[:1])
            said.append(
                say(
                    "sketch_mood",
                    "I can’t paint {what}, so here is its mood: {picture}.",
                    what=lacking,
                    picture=picture,
                )
            )
        else:
            said.append(say("sketch_painted", "I painted {picture}.", picture=picture))
        if missing := self.unpainted[1:] if self.mood else self.unpainted:
            said.append(say("sketch_missing", "What I couldn’t do: {what}.", what=_quoted(missing)))
        if self.kept:
            said.append(say("sketch_kept", "I couldn’t leave out {what} here.", what=_quoted(self.kept)))
        return joined(said, " ")

    def described(self) -> str:
        """What is painted: "a stormy mountain landscape at dusk with a boat, in oil, darkened". Reads as itself.

        Other languages count its parts up, which need not agree with each other then.
        """
        parts = say("sketched", "{parts}", parts=listed(self._parts()))
        return Sentence(self._phrase(), parts.code, parts.params)

    def _parts(self) -> Iterator[str]:
        yield naming.SCENE_NAMES[self.scene]
        yield from filter(None, (naming.WEATHER_NAMES[self.weather], naming.FALLING.get(self.weather), self._hour()))
        if things := self._things():
            yield say("sketched_with", "with {things}", things=named_all(things))
        yield naming.STYLE_NAMES[self.style]
        if self.palette:
            yield say("sketched_palette", "its palette {colours}", colours=named_all(list(map(in_words, self.palette))))
        if self.brightness:
            yield say("sketched_dark", "darkened") if self.brightness < 0 else say("sketched_bright", "brightened")

    def _hour(self) -> str:
        return naming.TIME_NAMES["" if (self.scene, self.time) == ("night_sky", "night") else self.time]

    def _things(self) -> list[str]:
        held = holding.HELD[self.scene] - naming.PART_OF[self.scene]
        return [naming.THING_NAMES[name] for name in self.elements if name in held]

    def _phrase(self) -> str:
        place = f"{naming.WEATHER_NAMES[self.weather]} {naming.SCENE_NAMES[self.scene]}".strip()
        phrase = " ".join(
            part for part in (_with_article(place), naming.FALLING.get(self.weather), self._hour()) if part
        )
        things = self._things()
        phrase += f" with {_listed(things, 'and')}" if things else ""
        phrase += f", {naming.STYLE_NAMES[self.style]}"
        if self.palette:
            phrase += f", its palette {_listed(list(self.palette), 'and')}"
        return phrase + {-1: ", darkened", 1: ", brightened"}.get((self.brightness > 0) - (self.brightness < 0), "")


def read(prompt: str) -> PromptReading:
    """The reading of a prompt, however it is worded; never fails."""
    whole = folded(prompt)
    quotes = [quote.span() for quote in QUOTED.finditer(whole.text)]
    unquoted = whole.without(quotes)
    refusals = refused(unquoted)
    wanted = unquoted.without(refusals.spans)
    text = wanted.text
    open_text = wanted.without(spans(vocabulary.TIMES, text)).text  # the sun of "at sunset" is an hour
    named = {name: match.span() for name, words in vocabulary.ELEMENTS.items() if (match := find(words, open_text))}
    elements = tuple(name for name in named if name not in refusals.names)
    beyond = _beyond(text)
    asked = _scene(text, elements)
    missing = _missing(wanted, [span for span, _ in beyond], quotes)
    mood_scene, mood_time, mood_weather = beyond[0][1] if beyond else ("", "", "")
    mood = not asked and bool(missing)
    scene = asked or mood_scene or ("abstract" if missing else "mountains")
    homeless = [named[name] for name in elements if name not in holding.HELD[scene]]
    missing = sorted({*missing, *homeless, *_other_scenes(text, scene, [named[name] for name in elements])})
    dark = find(vocabulary.SCENES["night_sky"], text) is not None or any(e in _NIGHTLY for e in elements)
    dark = dark or scene == "night_sky"
    return PromptReading(
        scene=scene,
        style=last(vocabulary.STYLES, text) or "watercolour",
        time=last(vocabulary.TIMES, text)
        or (mood_time if mood and mood_time != "day" else "")
        or ("night" if dark else ""),
        weather=last(vocabulary.WEATHERS, text) or (mood_weather if mood else ""),
        palette=_palette(text, elements),
        elements=elements,
        without=tuple(refusals.names),
        brightness=_brightness(text),
        unpainted=tuple(dict.fromkeys(whole.said(span) for span in _outermost(missing))),
        kept=_kept(whole, refusals, scene),
        mood=mood,
        beyond="lettering" if quotes else next((k for k, words in subjects.BEYOND.items() if find(words, text)), ""),
    )


def _missing(wanted: FoldedPrompt, beyond: Sequence[Span], quotes: Sequence[Span]) -> list[Span]:
    """What it cannot paint or does not know, and what should be written."""
    text = wanted.text
    things = [*spans(vocabulary.ELEMENTS, text), *spans(vocabulary.SCENES, text)]
    words = [m.span() for each in (_DARKER, _BRIGHTER, _INSTEAD) for m in each.finditer(text)]
    known = [span for table in _TABLES for span in spans(table, text)]
    return [*quotes, *beyond, *leftovers(wanted, [*known, *words, *beyond], [*things, *beyond])]


def _outermost(found: Sequence[Span]) -> list[Span]:
    """In order, without those that lie in another one, and one for those that touch."""
    kept: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _kept(whole: FoldedPrompt, refusals: LeftOut, scene: str) -> tuple[str, ...]:
    """What was refused and is what the scene is made of."""
    return tuple(whole.said(span) for name, span in refusals.names.items() if name in holding.NEEDED.get(scene, ()))


def _other_scenes(text: str, scene: str, elements: Sequence[Span]) -> list[Span]:
    """Scenes that were named and are not painted, neither as the scene nor as things in it."""
    if _INSTEAD.search(text) or scene == "still_life":
        return []
    named = places(vocabulary.SCENES, text)
    return [
        (start, end)
        for start, end, name in named
        if name not in (scene, "night_sky")
        and text[start:end] not in _GENERIC
        and not any(start < there[1] and there[0] < end for there in elements)
    ]


def _scene(text: str, elements: tuple[str, ...]) -> str:
    """The first scene named is the subject and later ones its surroundings, unless "instead" says otherwise."""
    found = places(vocabulary.SCENES, text)
    if not found:
        return next((holding.IMPLIED[e] for e in elements if e in holding.IMPLIED), "")
    if _INSTEAD.search(text):
        return found[-1][2]
    if found[0][2] == "flowers" and "vase" in elements:
        return "still_life"
    grounds = [name for _, _, name in found if name in _UNDER_SKY]
    return grounds[0] if found[0][2] == "night_sky" and grounds else found[0][2]


def _palette(text: str, elements: tuple[str, ...]) -> tuple[str, ...]:
    """Colour and mood words, less those that were part of another word ("golden hour", "black ink", "cool")."""
    for table in (vocabulary.TIMES, vocabulary.WEATHERS):
        for words in table.values():
            text = pattern(words).sub(" ", text)
    text = re.sub(
        r"\bblack (?:ink|pen|outline)s?\b|\bwhite (?:paper|space)\b|\bgreen (?:grass|tree|leaf|leaves)s?\b",
        " ",
        text,
    )
    names = [name for _, _, name in places(vocabulary.PALETTE, text)]
    if "orange fruit" in elements and "orange" in names:
        names.remove("orange")
    return tuple(dict.fromkeys(n for n in names if n not in elements))


def _brightness(text: str) -> int:
    """Steps darker or brighter: each word is one, "much" makes it two."""

    def steps(pattern: re.Pattern[str]) -> int:
        return sum(2 if _MUCH.search(text[: m.start()]) else 1 for m in pattern.finditer(text))

    return max(-3, min(3, steps(_BRIGHTER) - steps(_DARKER)))


def _beyond(text: str) -> list[tuple[Span, tuple[str, str, str]]]:
    """The subjects that are known and cannot be painted, in order: where each stands, and its mood."""
    painted = {place for table in _TABLES for span in spans(table, text) for place in range(*span)}
    found = places({words: words for words in subjects.UNPAINTABLE}, text)
    return [((start, end), subjects.UNPAINTABLE[words]) for start, end, words in found if start not in painted]


def _with_article(phrase: str) -> str:
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def _quoted(words: Sequence[str]) -> str:
    """“cherry trees”, “lettering” and so many more."""
    told = ", ".join(word if QUOTED.fullmatch(word) else f"“{word}”" for word in words[:_MOST_TOLD])
    more = len(words) - _MOST_TOLD
    return told if more <= 0 else say("and_more", "{what} and {count} more", what=told, count=more)


def _listed(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
