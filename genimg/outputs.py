"""Where results go: beside the original, into a folder, a file, or stdout. What is there is never written over unless
it was named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp

from conversation.errors import BadRequest
from imaging.file import File, stream
from imaging.file_formats import FILE_FORMATS
from storage.disk.errors import disk_told

PIPE = "-"
"""stdin where a file is read, stdout where one is written."""
SVG = "image/svg+xml"
ENDINGS = {each.media_type: each.endings[0] for each in FILE_FORMATS} | {SVG: ".svg"}
KNOWN = {ending for each in FILE_FORMATS for ending in each.endings}
PIECE = 1 << 20
"""Bytes that are copied at a time."""


@dataclass(frozen=True)
class Original:
    """A picture that was named, or came through a pipe."""

    path: Path
    name: str
    """As the person knows it."""

    @property
    def piped(self) -> bool:
        return self.name == PIPE

    @property
    def file(self) -> Path:
        """For processes that work in another folder."""
        return self.path.absolute()


@contextmanager
def sources(named: Sequence[str]) -> Iterator[list[Original]]:
    """The files; of a folder those in it that are pictures by their names, in order; stdin for `-`.

    Raises `BadRequest` for what is not there.
    """
    with TemporaryDirectory(prefix="genimg-") as folder:
        yield [source for name in named for source in _sources(name, Path(folder))]


def _sources(name: str, folder: Path) -> Iterator[Original]:
    if name == PIPE:
        yield Original(_from_pipe(folder), PIPE)
        return
    path = Path(name)
    if path.is_dir():
        inside = sorted(each for each in path.iterdir() if each.suffix.lower() in KNOWN and each.is_file())
        if not inside:
            raise BadRequest(f"There are no pictures in {name}", "Name files, or another folder.", code="no_pictures")
        yield from (Original(each, str(each)) for each in inside)
        return
    if not path.exists():
        raise BadRequest(f"There is no file {name}", "Look at its name and folder.", code="no_such_file")
    yield Original(path, name)


def _from_pipe(folder: Path) -> Path:
    path = folder / "stdin"
    with path.open("wb") as into:
        while piece := sys.stdin.buffer.read(PIECE):
            into.write(piece)
    if not path.stat().st_size:
        raise BadRequest("Nothing came through stdin", "Pipe a picture into it, or name a file.", code="no_such_file")
    return path


@dataclass(frozen=True)
class Destination:
    """Where results go."""

    out: str = ""
    """`-` for stdout, a file, a folder (one that is there, or a name that ends with /); empty for beside the source."""
    suffix: str = "-new"
    """Behind the name of the source, where it stands beside it."""

    def for_one_of(self, count: int) -> Destination:
        """The same. Raises `BadRequest` where several results would become one file."""
        if count > 1 and self.out and not self._is_folder:
            raise BadRequest(
                f"{count} pictures do not fit into {'stdout' if self.out == PIPE else self.out}",
                "Name a folder (with a / at its end where it is not there yet).",
                code="several_into_one",
            )
        return self

    def write(self, source: Original, content: File, media_type: str) -> str:
        """Where what was made of a source was written: a path, or `-`. Raises `Told` when the disk refuses."""
        if not self.out and source.piped:
            return Destination(PIPE).write_new("picture", content, media_type)
        stem = "picture" if source.piped else source.path.stem
        return self._write(source.path.with_name(f"{stem}{self.suffix}"), stem, source.path, content, media_type)

    def write_new(self, stem: str, content: File, media_type: str) -> str:
        """The same for a picture that was made of nothing; `stem` is its name where none was said."""
        return self._write(Path(stem), stem, None, content, media_type)

    def _write(self, usual: Path, stem: str, source: Path | None, content: File, media_type: str) -> str:
        """`usual`: the path without its ending where nothing was said; `stem`: the name in a folder that was named."""
        if self.out == PIPE:
            sys.stdout.flush()
            _copied(content, sys.stdout.buffer.fileno())
            return PIPE
        ending = ENDINGS.get(media_type, ".bin")
        if self.out and not self._is_folder:
            path = Path(self.out)
        else:
            named = Path(self.out) / stem if self.out else usual
            path = free(named.with_name(f"{named.name}{ending}"), beside=source)
        try:
            with disk_told():
                return str(_written(path, content))
        except OSError as error:
            text = f"{error.strerror}. Name another place."
            raise BadRequest(f"{path} cannot be written", text, code="cannot_write") from error

    @property
    def _is_folder(self) -> bool:
        return bool(self.out) and (self.out.endswith(("/", os.sep)) or Path(self.out).is_dir())


def free(path: Path, beside: Path | None = None) -> Path:
    """The path, or one with a number where something is there; the source itself is never the place."""
    number, place = 1, path
    while place.exists() or (beside is not None and place == beside):
        number += 1
        place = path.with_stem(f"{path.stem}-{number}")
    return place


def _written(path: Path, content: File) -> Path:
    """Under another name first, so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, passing = mkstemp(dir=path.parent, prefix=".genimg-")
    try:
        os.fchmod(descriptor, 0o666 & ~_mask())
        _copied(content, descriptor)
        os.close(descriptor)
        os.replace(passing, path)
    except BaseException:
        Path(passing).unlink(missing_ok=True)
        raise
    return path


def _copied(content: File, descriptor: int) -> None:
    with stream(content) as file, open(descriptor, "wb", closefd=False) as into:
        while piece := file.read(PIECE):
            into.write(piece)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
