"""One file fetched over HTTP, going on where it was left, and checked before it counts. Runs in a thread of its own.

What came lies beside the file as `<file>.part` and stays there whatever happens but a wrong checksum.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from conversation.errors import Told
from conversation.sentences import in_bytes, say
from server.cutout.model_part import Cancelled, Heard, part_of, size_of
from storage.disk.errors import disk_full, disk_told

CHUNK = 256 * 1024
TIMEOUT = (10, 5)
"""Seconds to connect, and to wait for the next bytes: as long as it takes at most until a wish to end it is heard."""
IN_VAIN = 3
"""Times in a row that a line is taken up again without a byte coming."""
SPARE = 50_000_000
"""Bytes of the disk that are left to everything else."""


class Silent(Exception):
    """The connection was cut, or nothing came for too long."""


BROKEN = (requests.ConnectionError, requests.Timeout, Silent)
"""What is raised when a line is not to be had, is cut, or falls silent."""


def fetched(url: str, path: Path, kind: str, expected: str, heard: Heard) -> None:
    """Blocks until the file is there; `kind` of checksum (`sha256`, `md5`) and what it is to be, in hex. Raises `Told`,
    or `Cancelled`."""
    part = part_of(path)
    with disk_told():
        path.parent.mkdir(parents=True, exist_ok=True)
        _all_of_it(url, part, heard)
        if _checksum(part, kind) != expected:
            part.unlink()
            raise Told(
                say("wrong_checksum", "The download is not what was expected"),
                say(
                    "wrong_checksum_text",
                    "Its checksum is wrong, so it was thrown away. Try again. If it keeps happening, the "
                    "address may be wrong.",
                ),
                code="wrong_checksum",
                status=502,
            )
        os.replace(part, path)


def _all_of_it(url: str, part: Path, heard: Heard) -> None:
    """Takes a line up again where it was cut, as long as something comes."""
    in_vain = 0
    while True:
        before = size_of(part)
        try:
            return _more(url, part, heard)
        except BROKEN as error:
            in_vain = 0 if size_of(part) > before else in_vain + 1
            if isinstance(error, requests.ConnectionError) or in_vain >= IN_VAIN:
                raise _cut(url, size_of(part)) from error


def _more(url: str, part: Path, heard: Heard) -> None:
    """Appends what is missing, or begins again where the other side cannot go on."""
    have = size_of(part)
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    with requests.get(url, headers=headers, stream=True, timeout=TIMEOUT) as answer:
        if answer.status_code == requests.codes.requested_range_not_satisfiable:
            return  # all of it is here, or too much: the checksum tells
        if answer.status_code not in (requests.codes.ok, requests.codes.partial_content):
            raise _refused(url, answer.status_code)
        goes_on = answer.status_code == requests.codes.partial_content and _begins(answer) == have
        have = have if goes_on else 0
        whole = have + int(answer.headers.get("Content-Length", 0))
        if shutil.disk_usage(part.parent).free < whole - have + SPARE:
            raise disk_full()
        with part.open("ab" if goes_on else "wb") as out:
            _heed(heard(have, whole))
            while chunk := _next(answer):
                out.write(chunk)
                have += len(chunk)
                _heed(heard(have, whole))
            out.flush()
            os.fsync(out.fileno())
    if have < whole:
        raise Silent


def _next(answer: requests.Response) -> bytes:
    """What has come, without waiting for more; empty at the end. Raises `Silent` where the line was cut."""
    try:
        return bytes(answer.raw.read1(CHUNK))
    except (HTTPError, ConnectionError, TimeoutError) as error:
        raise Silent from error


def _heed(go_on: bool) -> None:
    if not go_on:
        raise Cancelled


def _begins(answer: requests.Response) -> int:
    """The byte that a partial answer begins with: `bytes 100-199/200` is 100; -1 where it does not say."""
    said = answer.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    return int(said) if said.isdigit() else -1


def _checksum(path: Path, kind: str) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.new(kind, usedforsecurity=False)).hexdigest()


def _cut(url: str, have: int) -> Told:
    host = url.split("/")[2]
    here = f"{in_bytes(have)} are here and stay; try again to go on." if have else "Check the network, then try again."
    return Told(
        say("cannot_reach", "{host} cannot be reached", host=host),
        here,
        code="cannot_fetch",
        status=502,
    )


def _refused(url: str, status: int) -> Told:
    host = url.split("/")[2]
    text = "It is not there." if status == requests.codes.not_found else "Try again later."
    return Told(
        say("cannot_fetch", "{host} answered {status}", host=host, status=status),
        text,
        code="cannot_fetch",
        status=502,
    )
