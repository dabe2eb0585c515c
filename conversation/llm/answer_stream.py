"""A chat model's answer as it should be read: without its thinking and its format's marks, its pictures as pictures.

Every answer of every kind comes through `heard`: replies, refined prompts, titles, summaries, choices. What small
models send beside the answer is never shown, never painted, and never in the history of the next call.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from conversation.llm.answer_marks import BEFORE_DATA, BEGINNINGS, BEGINS, DATA_ENDS, ENDS, LONGEST, MARK, MAYBE, PLAIN
from conversation.ports.models import Chunk, Made, TextChunk
from conversation.sentences import Sentence

T = TypeVar("T")
URL_SAFE = str.maketrans("-_", "+/")
SENTENCE_ENDS = re.compile(r"(?:^|[.!?…。！？:>*])\s*$")
"""Where thinking may begin: not in the middle of a sentence, which speaks of such a mark."""
CLOSING = re.compile(r"[>)\n]")
LINE = 80
"""Characters of the line that tell where in it one is."""
FORMED = re.compile(r"data:image/[\w.+-]{1,20};base64,|[<＜&\[◁]\s?/?[|｜\w]")
"""What a text must have in it for anything in it to be left out."""
DAMAGED = "*(a picture came damaged)*"


@dataclass(frozen=True)
class Withdrawn:
    """What the answer has said so far was thinking."""


Piece = str | Withdrawn | Made


def heard(chunks: Iterable[Chunk | T]) -> Iterator[Chunk | T | Withdrawn]:
    """A model's answer out of all that it sends; what else is among the chunks passes by."""
    stream = AnswerStream()
    for chunk in chunks:
        if isinstance(chunk, TextChunk):
            passed = False
            for piece in stream.feed(chunk.text):
                yield TextChunk(piece) if isinstance(piece, str) else piece
                passed = True
            if not passed:
                yield TextChunk("")  # a sign of life: what came is held back or no answer
        else:
            yield from _left(stream)
            yield chunk
    yield from _left(stream)


def read_beside(made: Made) -> Made:
    """What an image model made, its words read like any answer; a picture that only its words hold is the picture."""
    if isinstance(made.text, Sentence):  # the studio's own, which hold nothing else
        return made
    shown, pictures = _read_whole(made.text)
    found = pictures[-1] if pictures and not made.data else made
    return replace(made, text=shown, data=found.data, media_type=found.media_type)


def words_in(text: str) -> str:
    """The words alone of an answer that is kept, or of what a person pasted into a message."""
    return _read_whole(text)[0] if FORMED.search(text) else text


def _read_whole(text: str) -> tuple[str, list[Made]]:
    stream, shown, pictures = AnswerStream(), "", list[Made]()
    for piece in (*stream.feed(text), *stream.end()):
        if isinstance(piece, Made):
            pictures.append(piece)
        else:
            shown = "" if isinstance(piece, Withdrawn) else shown + piece
    return shown, pictures


def _left(stream: AnswerStream) -> Iterator[Chunk | Withdrawn]:
    for piece in stream.end():
        yield TextChunk(piece) if isinstance(piece, str) else piece


class AnswerStream:
    """Takes words as they come and gives what of them is the answer, held back no longer than needed."""

    def __init__(self) -> None:
        self.thought = False
        """Whether there was thinking."""
        self._held = ""
        self._thinking = False
        self._fenced = False
        self._started = False
        self._line = ""
        """What was passed of the line that is being written."""
        self._data: list[str] | None = None
        """Base64 of a picture that is coming in."""
        self._wrapped = False
        self._closing = False
        """What closes the link or tag around a picture is still to come."""
        self._last = False
        self._over = False
        """The model went on as somebody else: nothing of that is its answer."""

    def feed(self, text: str) -> Iterator[Piece]:
        """More of the answer."""
        if self._over:
            return
        if (
            self._started
            and not (self._held or self._thinking or self._data or self._closing)
            and PLAIN.fullmatch(text)
        ):
            yield from self._pass(text)
            return
        self._held += text
        while self._held:
            before = len(self._held)
            yield from self._step()
            if len(self._held) == before:
                return

    def end(self) -> Iterator[Piece]:
        """Nothing more comes, or something else than words does."""
        self._last = True
        yield from self.feed("")
        self._last = False
        if self._data is not None:
            yield from self._picture()
        if not self._thinking:
            yield from self._pass(self._held)
        self._held = ""

    def _step(self) -> Iterator[Piece]:
        if self._data is not None:
            yield from self._collect(self._data)
        elif self._closing:
            self._close()
        elif self._thinking:
            self._skip()
        elif self._started or self._begun() or self._last:
            yield from self._read()

    def _begun(self) -> bool:
        """Whether the answer's beginning is known: sentences that begin thinking count only there."""
        start = self._held.lstrip().removeprefix("assistantfinal")
        self._held = start if len(start) < len(self._held) else self._held
        found = BEGINS.match(start)
        if found:
            self._think(start[found.end() :])
        return not found and not any(begin.startswith(start[: len(begin)]) for begin in BEGINNINGS)

    def _read(self) -> Iterator[Piece]:
        mark, held = MARK.search(self._held), self._held
        maybe = None if self._last else MAYBE.search(held, max(0, len(held) - LONGEST))
        if mark is None or (maybe and maybe.start() <= mark.start()):
            at = maybe.start() if maybe else len(held)
            passed, self._held = held[:at], held[at:]
            yield from self._pass(passed)
            return
        passed, self._held = self._held[: mark.start()], self._held[mark.end() :]
        yield from self._pass(passed)
        yield from self._marked(mark)

    def _marked(self, mark: re.Match[str]) -> Iterator[Piece]:
        kind, text = str(mark.lastgroup), mark[0]
        if kind in ("wrapped", "bare"):
            self._data, self._wrapped = [], kind == "wrapped"
        elif kind == "fence":
            self._fenced = not self._fenced
            yield from self._pass(text)
        elif kind == "quoted" or self._fenced:
            yield from self._pass(text)
        elif kind == "over":
            self._over, self._held = self._started, "" if self._started else self._held
        elif kind == "open" and SENTENCE_ENDS.search(self._line):
            self._think(self._held)
        elif kind == "open":
            yield from self._pass(text)
        elif kind == "close" and not self.thought:
            yield from self._withdraw()

    def _withdraw(self) -> Iterator[Piece]:
        was_said, self.thought, self._started, self._line = self._started, True, False, ""
        if was_said:
            yield Withdrawn()

    def _think(self, held: str) -> None:
        self._thinking = self.thought = True
        self._held = held

    def _skip(self) -> None:
        end = ENDS.search(self._held)
        self._thinking = end is None
        self._held = self._held[end.end() :] if end else self._held[-LONGEST:]

    def _collect(self, data: list[str]) -> Iterator[Piece]:
        if not data:
            begun = BEFORE_DATA.match(self._held)
            if begun is None:
                if len(self._held) > LONGEST:
                    self._data = None
                return
            data.append("")
            self._held = self._held[begun.end() :]
        end = DATA_ENDS[self._wrapped].search(self._held)
        data.append(self._held[: end.start()] if end else self._held)
        self._held = self._held[end.start() :] if end else ""
        if end:
            yield from self._picture()
            self._closing = self._wrapped

    def _close(self) -> None:
        end = CLOSING.search(self._held)
        self._closing = end is None
        self._held = self._held[end.end() :] if end else ""

    def _picture(self) -> Iterator[Piece]:
        text, self._data = "".join(self._data or ()), None
        try:
            raw = "".join(text.split()).translate(URL_SAFE).rstrip("=")
            yield Made(base64.b64decode(raw + "=" * (-len(raw) % 4), validate=True), "image/png")
        except binascii.Error:
            yield from self._pass(DAMAGED)

    def _pass(self, text: str) -> Iterator[Piece]:
        text = text if self._started else text.lstrip()
        if text:
            self._started = True
            self._line = (text.rpartition("\n")[2] if "\n" in text else self._line + text)[-LINE:]
            yield text
