"""One labelled line of what people say to the studio, as the README of this folder describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

FOLDER = Path(__file__).parent
LANGUAGES = ("english", "german", "french", "spanish", "chinese")
COLLECTIONS = {"first": FOLDER, "second": FOLDER / "second", "third": FOLDER / "third"}
"""Each has a file for a language, or none; the writers of a later one knew neither the earlier ones nor the code."""
TAUGHT = {"taught": FOLDER / "taught"}
"""Lines by who knew the code: they teach, and measure nothing."""
COUNTS = {"no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "thirty": 30}
"""Pictures of a context such as `five_images`."""

Expectation = Mapping[str, Any]
"""`{"do": [{op, params, target}, …]}`, `{"answer": kind}`, `{"ask": true}` or `{"pass": true}`."""


@dataclass(frozen=True)
class Phrase:
    """What was said, with what lay before the person, and what has to come of it."""

    id: str
    collection: str
    language: str
    text: str
    pictures: int
    active: int
    """Number of the picture that the words are about when they name none; 0 without any."""
    expected: tuple[Expectation, ...]
    """The expectation, then others that are as right."""
    tags: frozenset[str]
    kind: str
    voice: str
    last: Mapping[str, Any] | None = None
    """The step that was just done: `op`, `params`, `target`."""
    names: tuple[str, ...] = ()
    """Of the files, #1 first."""

    @property
    def half(self) -> str:
        """Rules are made from the even half; the odd one only judges."""
        return half_of(self.id)

    @property
    def teaches(self) -> bool:
        return self.collection in TAUGHT or self.half == "even"

    @property
    def clear(self) -> bool:
        return "debatable" not in self.tags

    @property
    def wanted(self) -> str:
        """`do`, `answer`, `ask` or `pass`."""
        return next(iter(self.expected[0]))


def half_of(phrase_id: str) -> str:
    return "odd" if crc32(phrase_id.encode()) % 2 else "even"


@cache
def phrases() -> tuple[Phrase, ...]:
    """All of them, collection by collection, language by language."""
    return tuple(_read(COLLECTIONS))


@cache
def taught() -> tuple[Phrase, ...]:
    """Those that only teach."""
    return tuple(_read(TAUGHT))


def _read(collections: Mapping[str, Path]) -> Iterator[Phrase]:
    for collection, folder in collections.items():
        for language in LANGUAGES:
            file = folder / f"{language}.jsonl"
            for line in file.read_text().splitlines() if file.exists() else ():
                yield _phrase(collection, language, json.loads(line))


def _phrase(collection: str, language: str, said: Mapping[str, Any]) -> Phrase:
    last = said.get("last")
    pictures = said.get("images") or COUNTS.get(said["context"].partition("_")[0], 1)
    edited = (last or {}).get("target")
    return Phrase(
        said["id"],
        collection,
        language,
        said["text"],
        pictures,
        edited[-1] if isinstance(edited, list) else pictures,
        (said["expect"], *said.get("accept", ())),
        frozenset(said["tags"]),
        said["tags"][0],
        said["voice"],
        last or ({"op": said["context"].partition(":")[2], "params": {}} if ":" in said["context"] else None),
        tuple(said.get("names", ())),
    )
