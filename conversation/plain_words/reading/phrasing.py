"""Words that mean something else beside each other than alone: “warm it up”, “from PNG to JPG”, “get rid of the greenish cast”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.plain_words.reading.spans import PICTURES
from conversation.plain_words.tokenizing.items import SpokenWords
from conversation.plain_words.tokenizing.lexicon import lexicon
from conversation.plain_words.tokenizing.tokens import plain

SILENT = (("n", ""),)
SOURCES = frozenset(
    ("from", "from a", "from the", "von", "vom", "aus", "de", "du", "d'", "del", "desde", "da", "从", "由")
)
"""Before a format these tell what the file is, not what it shall be."""
OPPOSITE = {"+": "-", "-": "+"}


def phrased(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """The items, each with what it means where it stands."""
    for step in STEPS:
        items = step(items)
    return list(items)


def _without_therefore(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“my printer prints too dark so please brighten it”: what stands before “so” and an order tells why."""
    found = list(items)
    begin = before = 0
    for place, item in enumerate(items):
        if item.kind in ("stop", "comma"):
            before, begin = begin, place + 1
        elif place == begin and item.text.lower() in THEREFORE:
            begin = before  # “she wants it 10 by 15, so crop it”
        if (
            item.kind not in ("stop", "comma")
            and item.text.lower() in THEREFORE
            and place > begin + 1
            and _orders(items, place + 1)
        ):
            told = items[begin:place]
            first = next((each for each in told if each.kind not in ("n", "it")), told[0])
            needed = {each.kind for each in told if each.kind in NEEDED} - {each.kind for each in items[place:]}
            if (
                not needed
                and any(each.has(*TELLING) for each in told)
                and not first.has("act", "cmp", "rid", "up", "down", "fmt")
            ):
                why = replace(told[0], senses=(("why", ""),), text="", end=told[0].start)
                return [*found[:begin], why, *told, replace(item, senses=(("comma", ""),)), *found[place + 1 :]]
    return found


THEREFORE = ("so", "so please", "therefore", "hence", "deshalb", "darum", "daher", "donc", "alors", "así que", "所以")
NEEDED = frozenset(
    (*PICTURES, "kb", "mb", "px", "pct", "cm", "dpi", "ratio", "sides", "sidespx", "fmt", "angle", "dim")
)
"""What an order may take from the reason that stands before it, unless it says as much itself."""
TELLING = ("is", "subj", "unknown", "wants", "local", "why")
"""What is said of how something is, or of somebody."""


def _orders(items: Sequence[SpokenWords], at: int) -> bool:
    """Whether an order begins here, behind politeness."""
    first = next((each for each in items[at:] if each.kind != "n" or each.has("make")), None)
    return first is not None and (first.kind in ("act", "rid", "fmt", "cmp") or first.has("make"))


def _without_things(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“these led lamps” are no pictures."""
    found = list(items)
    for place, item in enumerate(items[:-1]):
        if item.text.lower() in ("these", "those") and items[place + 1].kind in ("unknown", "local"):
            found[place] = replace(item, senses=SILENT)
    return found


def _cut_off(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“they need 10 percent off the top”: so much off a side is cut off, whatever the verb."""
    if any(item.has("act", "rid") for item in items):
        return list(items)
    found: list[SpokenWords] = []
    for place, item in enumerate(items):
        if place and item.has("side") and item.text.lower().startswith("off ") and _measured(items, place):
            found.append(replace(item, senses=(("act", "cutoff"),), text="", end=item.start))
        found.append(item)
    return found


def _measured(items: Sequence[SpokenWords], place: int) -> bool:
    return items[place - 1].kind in LENGTHS or any(each.kind in LENGTHS for each in items[place:])


LENGTHS = ("pct", "px", "frac")


def _not_enough(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“still not bright enough” says that there is too little of it."""
    found = list(items)
    for place, item in enumerate(items[:-2]):
        quality, after = items[place + 1], items[place + 2]
        if item.kind == "not" and quality.has("adj") and after.text.lower() in ENOUGH:
            found[place] = replace(item, senses=(("lack", ""),))
    return found


ENOUGH = ("enough", "genug")


def _framed(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“a white edge round it”, “white border not black”: where nothing is to go, a white border is one to be had."""
    found: list[SpokenWords] = []
    going = _goes(items)
    for place, item in enumerate(items):
        colour = _colour_in(item) if item.sense("thing") == "trim" else None
        if colour is None or going or any(_loses(each) for each in _of_the_clause(items, place)):
            found.append(item)
            continue
        act = "pad" if item.text.lower().split()[-1] in BARS else "border"
        found.append(replace(item, senses=(("colour", colour),), end=item.start))
        found.append(replace(item, senses=(("act", act),)))
    return found


def _goes(items: Sequence[SpokenWords]) -> bool:
    """“there are black bars all round, take these bars off”."""
    first = next((place for place, item in enumerate(items) if item.has("rid")), len(items))
    return any(item.sense("thing") == "trim" for item in items[first:])


def _colour_in(item: SpokenWords) -> str | None:
    """Of “white edge”, “weißen Rand”, “bord noir”."""
    known = lexicon().phrases.known
    senses = [sense for word in item.text.split() for sense, _ in known.get(plain(word), ())]
    return next((value for kind, value in senses if kind == "colour"), None)


def _with_a_frame(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“in black and white with a thin white border” is two steps, as if “and” stood there."""
    found = list(items)
    for place, item in enumerate(items):
        if item.text.lower() not in lexicon().telling["bringing"] or not any(each.has("act") for each in items[:place]):
            continue
        before = [each for each in _of_the_clause(items, place) if each.start < item.start]
        behind = items[place + 1 : place + MOST_ATTRIBUTES]
        at = next((at for at, each in enumerate(behind) if each.sense("act") in ADDED), None)
        looks = any(each.sense("act") in LOOKS for each in before)
        if looks and at is not None and all(each.has(*ATTRIBUTES) for each in behind[:at]):
            found[place] = replace(item, senses=(("joint", ""),))
    return found


MOST_ATTRIBUTES = 8
ADDED = ("border", "vignette", "grain", "rounded")
LOOKS = ("greyscale", "sepia", "invert", "auto", "crop", "sharpen", "posterise", "blur")
ATTRIBUTES = ("n", "deg", "adj", "colour", "px", "pct", "num", "it", "textsize")


def _shared(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“le cinquième du bas”, “la quinta parte de abajo”: a share of a side, and no picture."""
    found = list(items)
    for place, item in enumerate(items[:-1]):
        following, number = items[place + 1], item.sense("nth") or ""
        led = following.text.lower().split()[:1]
        if number.isdigit() and int(number) > 2 and following.has("side") and led[0] in lexicon().telling["sharing"]:
            found[place] = replace(item, senses=(("frac", f"{1 / int(number):.4g}"),))
    return found


def _without_well(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“Right, first chop the bottom off” begins to speak, and names no side where none is asked."""
    begins = len(items) > 3 and items[0].text.lower() == "right" and items[1].kind == "comma"
    sided = any(item.has("side", "turns", "focus") for item in items[2:4])
    return [replace(items[0], senses=SILENT), *items[1:]] if begins and not sided else list(items)


BARS = ("bars", "margins", "space", "whitespace")
"""What stands beside a picture rather than round it."""


def _loses(item: SpokenWords) -> bool:
    return item.has("rid", "down", "without", "neg", "fix") or item.sense("act") in LOSING


def _of_the_clause(items: Sequence[SpokenWords], place: int) -> Sequence[SpokenWords]:
    """The words between the marks around one, and what “get rid of it” says behind a comma."""
    ends = [at for at, item in enumerate(items) if item.kind in ("comma", "stop", "joint")]
    begin = max((at for at in ends if at < place), default=-1)
    end = min((at for at in ends if at > place), default=len(items))
    behind = items[end : end + 4] if end < len(items) and items[end].kind == "comma" else ()
    return [*items[begin + 1 : end], *(each for each in behind if each.has("fix"))]


LOSING = ("trim", "cutoff", "crop", "undo", "nobg", "strip")


ROUND = ("round it", "around it", "round", "around")


def _without_rings(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“a cream frame round it” makes no circle of the picture."""
    found = list(items)
    for place, item in enumerate(items):
        if item.sense("act") == "circle" and item.text.lower() in ROUND:
            before = [each.sense("act") for each in items[:place]]
            if {"border", "pad", "vignette", "text"} & {*before}:
                found[place] = replace(item, senses=SILENT)
    return found


def _without_turns(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“a quarter off the left side” is cut off, not turned by."""
    found = list(items)
    for place, item in enumerate(items[1:], 1):
        if item.has("side", "focus") and item.text.lower().startswith("off ") and items[place - 1].has("frac"):
            share = tuple(sense for sense in items[place - 1].senses if sense[0] == "frac")
            found[place - 1] = replace(items[place - 1], senses=share)
    return found


def _without_particles(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“warm this one up”, “darken it down”: the small word goes with its verb and says no way of its own."""
    found = list(items)
    for place, item in enumerate(items):
        if place > 1 and item.text.lower() in ("up", "down", "out") and item.has("rise", "sink", "up", "down"):
            verb = items[place - 2]
            if items[place - 1].has("it", "pic", "pics") and verb.kind == "cmp" and verb.has("adj"):
                found[place] = replace(item, senses=SILENT)
    return found


def _without_faults(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """What nobody wants and is to go is a wish for its opposite: “quita el tono verdoso”."""
    found: list[SpokenWords] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].kind == "n":
            end += 1
        fault = items[end].sense("bad") if end < len(items) else None
        if fault and fault[-1] in OPPOSITE and items[at].has("rid") and not items[end].has("flaw", "act"):
            wish = ("cmp", fault[:-1] + OPPOSITE[fault[-1]])
            found.append(SpokenWords((wish,), items[end].text, items[at].start, items[end].end))
            at = end + 1
        else:
            found.append(items[at])
            at += 1
    return found


def _without_sources(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """“convert it from PNG to JPG” names one format to convert it to."""
    places = [place for place, item in enumerate(items) if item.kind == "fmt"]
    if len(places) != 2:
        return list(items)
    first = places[0]
    led = first > 0 and items[first - 1].text.lower() in SOURCES
    if not led and not items[first].text.lower().startswith(("from ", "von ", "de ", "del ", "从")):
        return list(items)
    return [replace(item, senses=SILENT) if place == first else item for place, item in enumerate(items)]


STEPS = (
    _without_therefore,
    _without_things,
    _cut_off,
    _not_enough,
    _without_well,
    _shared,
    _framed,
    _with_a_frame,
    _without_turns,
    _without_particles,
    _without_rings,
    _without_faults,
    _without_sources,
)
"""What changes the meaning of words, one after the other."""
