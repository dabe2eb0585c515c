"""Words that mean something else beside each other than alone: “warm it up”, “from PNG to JPG”, “get rid of the greenish cast”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.plain_words.reading.items import SpokenWords

SILENT = (("n", ""),)
SOURCES = frozenset(
    ("from", "from a", "from the", "von", "vom", "aus", "de", "du", "d'", "del", "desde", "da", "从", "由")
)
"""Before a format these tell what the file is, not what it shall be."""
OPPOSITE = {"+": "-", "-": "+"}


def phrased(items: Sequence[SpokenWords]) -> list[SpokenWords]:
    """The items, each with what it means where it stands."""
    for step in (
        _not_enough,
        _framed,
        _without_turns,
        _without_particles,
        _without_rings,
        _without_faults,
        _without_sources,
    ):
        items = step(items)
    return list(items)


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
    if any(item.has("rid", "down", "without", "neg") or item.sense("act") in LOSING for item in items):
        return list(items)
    found: list[SpokenWords] = []
    for item in items:
        colour = item.text.lower().split()[0] if item.has("thing") and item.sense("thing") == "trim" else ""
        if colour in PLAIN_COLOURS:
            at = item.start + len(colour)
            found.append(replace(item, senses=(("colour", colour),), text=item.text[: len(colour)], end=at))
            found.append(replace(item, senses=(("act", "border"),), text=item.text[len(colour) + 1 :], start=at + 1))
        else:
            found.append(item)
    return found


LOSING = ("trim", "cutoff", "crop", "undo", "nobg", "strip")
PLAIN_COLOURS = ("white", "black", "grey", "gray")


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
