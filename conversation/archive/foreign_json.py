"""JSON that somebody brings in a file: never all of it in memory, and nothing in it that nobody could keep."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn, Protocol

from conversation.errors import Told
from conversation.sentences import say

LARGEST = 32 * 1024 * 1024
"""Characters of one conversation."""
DEEPEST = 60
PIECE = 256 * 1024
BLANK = " \t\r\n"
GREATEST = 2**53
"""What every program takes for a whole number."""


class Readable(Protocol):
    """A file that is read from its beginning."""

    def read(self, size: int, /) -> bytes: ...


def document(stream: Readable) -> Any:
    """One JSON value. Raises `Told`."""
    pieces, have = [], 0
    while piece := stream.read(PIECE):
        have += len(piece)
        if have > LARGEST:
            raise too_long()
        pieces.append(piece)
    return parsed(decoded(b"".join(pieces)))


def elements(stream: Readable) -> Iterator[Any]:
    """What a JSON array holds, one after the other; a value that is none is told as the only one. Raises `Told`."""
    text, more = Buffer(stream), True
    if not text.begins("["):
        yield parsed(text.rest())
        return
    while more:
        value, more = text.element()
        if value is not NOTHING:
            yield clean(value)


NOTHING = object()
"""What stands in an empty array."""


class Buffer:
    """The characters that were read and not worked through yet."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.undecoded = b""
        self.text = ""
        self.over = False

    def begins(self, sign: str) -> bool:
        """Whether that is the next one, which it passes by then."""
        self._skip()
        if not self.text.startswith(sign):
            return False
        self.text = self.text[1:]
        return True

    def rest(self) -> str:
        """All that is left, as far as one document may be long."""
        while not self.over:
            self._more()
        return self.text

    def element(self) -> tuple[Any, bool]:
        """The next one, and whether another follows."""
        self._skip()
        if self.begins("]"):
            return NOTHING, False
        while True:
            try:
                value, end = DECODER.raw_decode(self.text)
            except ValueError as error:
                if self.over:
                    raise no_json() from error
            except RecursionError as error:
                raise no_json() from error
            else:
                if end < len(self.text) or self.over:  # a number at the end of what is here may go on
                    self.text = self.text[end:]
                    return value, self._follows()
            self._more()

    def _follows(self) -> bool:
        if self.begins(","):
            return True
        if self.begins("]"):
            return False
        raise no_json()

    def _skip(self) -> None:
        self.text = self.text.lstrip(BLANK)
        while not self.text and not self.over:
            self._more()
            self.text = self.text.lstrip(BLANK)

    def _more(self) -> None:
        """As much again as is here: so that a long element is not tried over and over."""
        if len(self.text) > LARGEST:
            raise too_long()
        data = self.undecoded + self.stream.read(max(PIECE, len(self.text)))
        self.over = len(data) == len(self.undecoded)
        whole = len(data) if self.over else data.rfind(b"\n") + 1 or _last_start(data)
        self.undecoded = data[whole:]
        self.text += decoded(data[:whole])


def _last_start(data: bytes) -> int:
    """Where the last character begins, which may not be whole."""
    place = len(data) - 1
    while place > 0 and data[place] & 0xC0 == 0x80:
        place -= 1
    return max(0, place)


def decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        raise no_json() from error


def parsed(text: str) -> Any:
    """The value, clean. Raises `Told`."""
    try:
        return clean(DECODER.decode(text.strip(BLANK)))
    except (ValueError, RecursionError) as error:
        raise no_json() from error


def clean(value: Any, depth: int = 0) -> Any:
    """The same without half characters, endless numbers and what is nested too deep. Raises `Told`."""
    if depth > DEEPEST:
        raise no_json()
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _storable(value)
    if isinstance(value, dict):
        return {_storable(name): clean(each, depth + 1) for name, each in value.items()}
    if isinstance(value, list):
        return [clean(each, depth + 1) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise no_json()
    if isinstance(value, int) and not -GREATEST <= value <= GREATEST:
        raise no_json()
    return value


def _storable(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


DECODER = json.JSONDecoder(parse_constant=_no_constant)


def no_json() -> Told:
    return Told(
        say("archive_no_json", "What the file says can’t be read"),
        say("archive_no_json_text", "Its JSON is damaged or holds something no program can keep. Export it again."),
        code="archive_unreadable",
        status=422,
    )


def too_long() -> Told:
    return Told(
        say("archive_too_long", "A conversation in the file is too long"),
        say("archive_too_long_text", "One may have {most} MB of text.", most=LARGEST // 2**20),
        code="archive_refused",
        status=422,
    )
