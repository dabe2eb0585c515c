"""`docs/plain-words.md`, from the lexicons: `python -m server.docs.words_page > docs/plain-words.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from conversation.plain_words.examples import EXAMPLES
from conversation.plain_words.tokenizing.lexicon import FOLDER, LANGUAGES, SETTINGS
from conversation.plain_words.tokenizing.notation import entries, spelt_out

SHOWN = 3
"""Ways to say it that the page shows of each language."""
LONGEST = 26
"""Characters of one of them."""
HEAD = """\
# Plain words

What can be said to the studio without a model, in six languages: a wish and how it is meant, in any order, with
whatever politeness, reasons and typing errors stand around it. Several wishes make one message (“crop to 4:5, then
1080 px wide, then jpg”), each for pictures of its own (“the first one brighter, the rest darker”, “all but #2”,
“photos 3 to 6”). What was just done is done otherwise by saying how (“a bit less”, “grey rather than black”, “no,
4:3”). Figures are said in digits or words, with units: 20 %, a third, 1.5x, 200 px, 13 by 18 cm, 2 MB, half a stop,
90°.

What would be a guess is not done: a part of a picture (“the sky”), another picture's look (“darker than #1”), a word
that nothing explains. That goes to the model where one is connected, and what stands before it in the same message is
done here first (“brighten it, then tell me what flower this is”); a likely reading stands beside the model's answer, as
one free click. Without a model the studio says what it can do, with up to three readings to be clicked.

This page is written by `python -m server.docs.words_page` from `conversation/plain_words/lexicons/`, and shows the
first ways to say each thing. Adding a language is adding a file there; the README beside them says how.
"""
TABLES = {
    "What is done": (
        "act:crop",
        "act:cutoff",
        "act:rotate",
        "act:mirror",
        "act:straighten",
        "act:resize",
        "act:pad",
        "act:border",
        "act:rounded",
        "act:text",
        "act:greyscale",
        "act:sepia",
        "act:invert",
        "act:auto",
        "act:sharpen",
        "act:blur",
        "act:denoise",
        "act:vignette",
        "act:grain",
        "act:pixelate",
        "act:posterise",
        "act:nobg",
        "act:convert",
        "act:compress",
        "thing:strip",
        "act:download",
        "act:collage",
        "act:undo",
        "act:undoall",
        "act:redo",
        "act:compare",
        "act:select",
    ),
    "What is made more or less": (
        "cmp:brightness+",
        "cmp:brightness-",
        "noun:contrast",
        "cmp:saturation+",
        "cmp:saturation-",
        "cmp:warmth+",
        "cmp:warmth-",
        "cmp:sharpness+",
        "noun:exposure",
        "noun:shadows",
        "noun:highlights",
        "noun:gamma",
        "up",
        "down",
        "deg:0.15",
        "deg:0.5",
        "too",
        "lack",
    ),
    "Which pictures": ("nth:2", "nth:-1", "before", "other", "others", "all", "both", "except"),
    "How": (
        "side:left",
        "side:right",
        "focus:top-left",
        "ratio:1:1",
        "frac:0.3333",
        "times:2",
        "small",
        "colour:white",
    ),
    "Corrections": ("corr:less", "corr:more", "corr:opposite", "same", "repair", "instead"),
    "Questions": ("topic:size", "topic:format", "topic:colours", "topic:changes", "manyof"),
}


def page() -> str:
    """The whole page."""
    said = {language: dict(_first_ways(language)) for language in LANGUAGES}
    titles = " | ".join(language.title() for language in LANGUAGES)
    lines = [HEAD, "## To begin with", *_examples(), ""]
    for title, senses in TABLES.items():
        lines += [f"## {title}", f"| | {titles} |", "|---" * (len(LANGUAGES) + 1) + "|"]
        for sense in senses:
            ways = " | ".join(", ".join(said[language].get(sense, ())) or "–" for language in LANGUAGES)
            lines.append(f"| {_named(sense)} | {ways} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _examples() -> Iterator[str]:
    """The sentences that Help shows, one command a row."""
    yield "| | " + " | ".join(EXAMPLES) + " |"
    yield "|---" * (len(EXAMPLES) + 1) + "|"
    for row in zip(*EXAMPLES.values(), strict=True):
        yield f"| `{row[0][1]}` | " + " | ".join(text for text, _ in row) + " |"


def _first_ways(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By sense, the first phrases of a language."""
    endings: tuple[str, ...] = ("",)
    found: dict[str, list[str]] = {}
    for sense, phrases in entries((FOLDER / f"{language}.txt").read_text(encoding="utf-8")):
        if sense == "endings":
            endings = tuple("" if each == "-" else each for each in phrases[0].split())
            continue
        if sense not in SETTINGS:
            found.setdefault(sense, []).extend(_shortest(phrase, endings) for phrase in phrases)
    for sense, ways in found.items():
        fit = [way for way in dict.fromkeys(ways) if 0 < len(way) <= LONGEST]
        yield sense, tuple(way.replace("|", "\\|") for way in fit[:SHOWN])


def _shortest(phrase: str, endings: tuple[str, ...]) -> str:
    return min(spelt_out(phrase, endings), key=len)


def _named(sense: str) -> str:
    kind, _, value = sense.partition(":")
    shown = {"deg": f"by {value}", "frac": f"by {value}", "times": f"{value} times"}.get(kind, value or kind)
    return f"`{shown}`"


if __name__ == "__main__":
    sys.stdout.write(page())
