"""The contract of plain words: what people say in five languages, and what has to come of it. Figures are printed.

Precision is how often what was done or asked was right; recall is how many of the phrases that want something got it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from conversation.commands.compress import Compress
from conversation.commands.info import Info
from conversation.commands.nobg import Nobg
from conversation.commands.redo import Redo
from conversation.commands.undo import ALL, Undo
from conversation.errors import BadRequest
from conversation.plain_words.edits import Edit, UnclearEdit, parse_edit
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import wishes_of
from conversation.target import PictureReference
from imaging.declaration import Declaration
from imaging.operations.brightness import Brightness
from imaging.operations.resize import Resize
from imaging.operations.text import Text

FOLDER = Path(__file__).parent / "phrases"
FILES = sorted(FOLDER.glob("*.txt"))
MODEL, ASK = "-", "?"
NEUTRAL = {"brightness": 1.0, "contrast": 1.0, "saturation": 1.0, "adjust": 1.0}


@dataclass(frozen=True)
class Phrase:
    language: str
    text: str
    wanted: str


def phrases() -> Iterator[Phrase]:
    for file in FILES:
        for line in file.read_text().splitlines():
            text, _, wanted = line.partition(" => ")
            yield Phrase(file.stem, text, wanted.strip())


def heard(phrase: Phrase) -> str:
    """What came of it, written as the file writes it."""
    found = parse_edit(phrase.text)
    if found is None:
        return MODEL
    if isinstance(found, UnclearEdit):
        return ASK
    assert isinstance(found, Edit)
    pictures = " ".join(map(named, found.references))
    try:
        said = found.said(1000)
    except BadRequest:
        return "impossible"
    return (f"{pictures}: " if pictures else "") + " ".join(map(written, said))


def named(reference: PictureReference) -> str:
    if reference.kind == "number":
        return f"#{reference.n}"
    if reference.kind == "ordinal":
        return {1: "first", -1: "last"}.get(reference.n, f"nth{reference.n}")
    return f"{reference.kind}{reference.n or ''}"


def written(said: Declaration) -> str:
    """`brightness=0.75`; `matches` forgives the value where only a direction was wanted."""
    if isinstance(said, (Undo, Redo)):
        return f"{said.name}={'all' if said.steps == ALL else said.steps}"
    if isinstance(said, Text):
        return "text"
    if isinstance(said, Compress):
        return f"compress={said.target}{said.size and '@'}{said.size}"
    if isinstance(said, Nobg):
        return "nobg" if said.background == "none" else f"nobg={said.background}"
    if isinstance(said, Info):
        return f"info={said.what}"
    if isinstance(said, Resize):
        return f"resize={said.percent:g}%" if said.percent else f"resize={said.width or said.height}"
    value = getattr(said, said.free_argument) if said.free_argument else None
    if value is None:
        return said.name
    return f"{said.name}={value:g}" if isinstance(value, (int, float)) else f"{said.name}={value}"


def matches(wanted: str, got: str) -> bool:
    wanted_for, _, wanted_what = wanted.rpartition(": ")
    got_for, _, got_what = got.rpartition(": ")
    one, other = wanted_what.split(), got_what.split()
    return wanted_for == got_for and len(one) == len(other) and all(map(same, one, other))


def same(wanted: str, got: str) -> bool:
    name, _, value = got.partition("=")
    if wanted in (got, name):
        return True
    neutral = NEUTRAL.get(name, 0.0)
    return (wanted == f"{name}+" and float(value) > neutral) or (wanted == f"{name}-" and float(value) < neutral)


def figures(language: str | None = None) -> tuple[float, float, list[str]]:
    """Precision, recall, and what went wrong."""
    done = right = wanted = got = 0
    wrong = []
    for phrase in phrases():
        if language and phrase.language != language:
            continue
        found = heard(phrase)
        fine = found == phrase.wanted or matches(phrase.wanted, found)
        done += found != MODEL
        right += fine and found != MODEL
        wanted += phrase.wanted != MODEL
        got += fine and phrase.wanted != MODEL
        wrong += [] if fine else [f"{phrase.language}: {phrase.text} => {phrase.wanted}, but {found}"]
    return right / done, got / wanted, wrong


def test_there_are_enough_phrases_in_every_language() -> None:
    said = list(phrases())
    assert len({phrase.text for phrase in said}) >= 400
    assert {phrase.language for phrase in said} == {"english", "german", "french", "spanish", "chinese"}
    assert all(phrase.wanted for phrase in said)


def test_it_does_the_right_thing_or_leaves_it_to_the_model() -> None:
    precision, recall, wrong = figures()
    print(f"{len(list(phrases()))} phrases: precision {precision:.1%}, recall {recall:.1%}", *wrong, sep="\n")
    assert precision >= 0.99
    assert recall >= 0.85


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_language_is_understood(file: Path) -> None:
    precision, recall, wrong = figures(file.stem)
    print(f"{file.stem}: precision {precision:.1%}, recall {recall:.1%}", *wrong, sep="\n")
    assert precision >= 0.97
    assert recall >= 0.85


FIVE = Scene((1, 2, 3, 4, 5), 5, {}, (4, 5), None)


def on_the_way_that_is_taken(phrase: Phrase) -> str:
    """As `heard`, by the reader with the phrases behind it; a correction has a step to correct."""
    last = Brightness(factor=1.2) if "adjust" in phrase.wanted else None
    return written_of(wishes_of(phrase.text, replace(FIVE, last=last)))


def written_of(wishes: Sequence[Wish]) -> str:
    """As the file writes it."""
    meant = [wish.means(1000) for wish in wishes]
    if not all(isinstance(each, Declaration) for each in meant):
        return ASK
    pictures = " ".join(map(named, wishes[0].references)) if wishes else ""
    done = " ".join(written(each) for each in meant if isinstance(each, Declaration))
    return ((f"{pictures}: " if pictures else "") + done) or MODEL


@pytest.mark.slow
def test_they_hold_on_the_way_that_is_taken() -> None:
    said = [(phrase, on_the_way_that_is_taken(phrase)) for phrase in phrases()]
    fine = {phrase for phrase, got in said if got == phrase.wanted or matches(phrase.wanted, got)}
    acted = [phrase for phrase, got in said if got != MODEL]
    wanted = [phrase for phrase, _ in said if phrase.wanted != MODEL]
    precision = sum(phrase in fine for phrase in acted) / len(acted)
    recall = sum(phrase in fine for phrase in wanted) / len(wanted)
    print(f"precision {precision:.1%}, recall {recall:.1%}")
    assert precision >= 0.98
    assert recall >= 0.985


SEEN = Scene((1, 2, 3), 3, {}, (), None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("rotate right", "rotate=90"),
        ("in Schwarzweiß umwandeln", "greyscale"),
        ("take the exposure down half a stop", "exposure=-0.5"),
        ("comprime todas a menos de 500 KB", "compress=500KB"),
        ("crop to 4:3, rotate right, and add a border", "crop=4:3 rotate=90 border=20"),
        ("reduce al 50%", "resize=50%"),
        ("réduis à 50 %", "resize=50%"),
        ("rehaz todo", "redo=all"),
        ("rétablis tout", "redo=all"),
        ("alles wiederholen", "redo=all"),
        ("全部重做", "redo=all"),
        ("撤销所有修改", "undo=all"),
    ],
)
def test_one_thing_is_one_wish(text: str, wanted: str) -> None:
    """Where the reader of voices sees two things or asks, and the phrases see one, that one is done."""
    meant = [wish.means(1000) for wish in wishes_of(text, SEEN)]
    assert " ".join(written(each) for each in meant if isinstance(each, Declaration)) == wanted
    assert all(isinstance(each, Declaration) for each in meant)
