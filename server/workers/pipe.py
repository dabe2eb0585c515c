"""What goes through the pipe between `pool` and `process`: a JSON header, then bytes as they are. Never pickle.

A message is four bytes (the header's length, big-endian), the header `{"values": {…}, "sizes": [bytes of each blob]}`,
and the blobs one after another. Sentences among the values keep their codes.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from imaging.sentences import Sentence

SENTENCE = "@sentence"
LENGTH = struct.Struct("!I")
LARGEST_HEADER = 16 * 1024 * 1024
LARGEST_BLOB = 1024 * 1024 * 1024


class PipeReader(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


class PipeWriter(Protocol):
    def write(self, data: bytes, /) -> Any: ...

    def flush(self) -> None: ...


class Gone(EOFError):
    """The other side closed the pipe, or what came is no message."""


@dataclass(frozen=True)
class Parcel:
    """One message: values that are JSON, and blobs that are bytes."""

    values: Mapping[str, Any]
    blobs: Sequence[bytes] = field(default=())


Values = Mapping[str, Any]
Blobs = tuple[bytes, ...]
Task = Callable[[Values, Blobs], Iterator[Parcel]]
"""What can be asked for by name: the values and blobs of one parcel in, parcels out."""


def send(stream: PipeWriter, parcel: Parcel) -> None:
    """Raises OSError when the other side is gone."""
    sizes = [len(blob) for blob in parcel.blobs]
    header = json.dumps({"values": _marked(parcel.values), "sizes": sizes}).encode()
    stream.write(LENGTH.pack(len(header)) + header)
    for blob in parcel.blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: PipeReader) -> Parcel:
    """The next message. Raises `Gone`."""
    (length,) = LENGTH.unpack(exactly(stream, LENGTH.size))
    if length > LARGEST_HEADER:
        raise Gone("no message begins like this")
    header = json.loads(exactly(stream, length), object_hook=_read)
    return Parcel(header["values"], tuple(exactly(stream, size) for size in header["sizes"]))


def _marked(value: Any) -> Any:
    """With the codes of all sentences in it, which JSON would leave out."""
    if isinstance(value, Sentence) and value.code:
        return {SENTENCE: str.__str__(value), "code": value.code, "params": _marked(value.params)}
    if isinstance(value, Mapping):
        return {name: _marked(each) for name, each in value.items()}
    return [_marked(each) for each in value] if isinstance(value, (list, tuple)) else value


def _read(value: dict[str, Any]) -> Any:
    return Sentence(value[SENTENCE], value["code"], value["params"]) if SENTENCE in value else value


def exactly(stream: PipeReader, size: int) -> bytes:
    """That many bytes. Raises `Gone` when the stream ends before."""
    if size > LARGEST_BLOB:
        raise Gone("no blob is that large")
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise Gone("the pipe was closed")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
