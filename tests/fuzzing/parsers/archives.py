"""Damaged archives of every form that comes in, brought by a person: taken in or refused in words, and nothing else."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from warnings import catch_warnings
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from hypothesis import strategies as st

from storage.identifiers import UUID
from tests.endpoints.conftest import Person, ended, person, png, studio
from tests.fuzzing.parsers.damage import EDITS, Edit, damaged
from tests.fuzzing.parsers.target import Parser

IMPORTS = "/api/v1/imports"
NAMES = (
    *("../../evil.png", "/etc/evil", "C:\\evil", "a\\..\\..\\evil", "pictures/../../../evil", "~/evil", "\0evil"),
    *("pictures/" + "x" * 999, "pictures/\u202egnp.evil", "CON", "conversation.json/", "./conversation.json", " "),
)
MODES = (0o100644, 0o120777, 0o040755, 0o010644, 0o060644, 0)
"""A file, a link, a folder, a pipe, a device, nothing."""
WHEN, TOOK = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.]+"), re.compile(r'"seconds": [\d.]+')
"""In the words of an export, what is another one each time; ids are, too."""
PACKINGS = (ZIP_DEFLATED, ZIP_STORED, ZIP_BZIP2, ZIP_LZMA)
Entry = tuple[str, bytes, int, int]
"""Its name, its bytes, its mode and how it is packed."""


@cache
def whole() -> dict[str, bytes]:
    """The files of an export, the same ones every time."""
    with TemporaryDirectory() as folder:
        atelier = studio(Path(folder))
        try:
            ada = person(atelier)
            made = ada.conversation()
            image = ada.picture(made)
            layer = ada.layer(image["id"])
            laid = {"operations": [{"type": "layer", "layer": layer["layer_id"]}]}
            ada.data("POST", f"/api/v1/images/{image['id']}/operations", json=laid)
            ada.mask(image["id"])
            ada.say(made, "make it darker")
            with ZipFile(BytesIO(ada.get(f"/api/v1/conversations/{made}/export").data)) as archive:
                return steady({name: archive.read(name) for name in archive.namelist()})
        finally:
            ended(atelier)


def steady(files: dict[str, bytes]) -> dict[str, bytes]:
    """With ids that are numbers, and of one moment: what is damaged is the same place of the same bytes then."""
    ids = dict[str, str]()

    def same(data: bytes) -> bytes:
        known = UUID.sub(
            lambda found: ids.setdefault(found[0], f"{len(ids):08x}-0000-4000-8000-{0:012}"), data.decode()
        )
        return TOOK.sub('"seconds": 0.5', WHEN.sub("2026-12-01T12:00:00.000", known)).encode()

    return {name: data if name.endswith(".png") else same(data) for name, data in files.items()}


def foreign() -> bytes:
    """What ChatGPT gives, of one message."""
    message = {"id": "m", "author": {"role": "user"}, "content": {"content_type": "text", "parts": ["hello"]}}
    node = {"id": "n", "message": message, "parent": None, "children": []}
    said = [{"title": "Hello", "create_time": 1.7e9, "mapping": {"n": node}, "current_node": "n"}]
    return json.dumps(said).encode()


def packed(entries: list[Entry], comment: bytes = b"") -> bytes:
    out = BytesIO()
    with catch_warnings(action="ignore"), ZipFile(out, "w") as archive:  # of names that come twice
        for name, data, mode, packing in entries:
            entry = ZipInfo("x")
            entry.filename = name  # as it is: its own constructor would make it harmless
            entry.external_attr, entry.compress_type = mode << 16, packing
            archive.writestr(entry, data)
        archive.comment = comment
    return out.getvalue()


def usual(files: dict[str, bytes]) -> list[Entry]:
    return [(name, data, 0o100644, ZIP_DEFLATED) for name, data in files.items()]


def _changed(entries: list[Entry], place: int, edits: list[Edit], name: str | None, mode: int, how: int) -> list[Entry]:
    """One of them becomes something else."""
    at = place % len(entries)
    old, data, _, _ = entries[at]
    edited = bytearray(data)
    for edit in edits:
        edited = edit(edited)
    return [*entries[:at], (old if name is None else name, bytes(edited), mode, how), *entries[at + 1 :]]


def _inside(files: list[Entry]) -> list[Entry]:
    return [*files, ("pictures/inside.zip", packed(files), 0o100644, ZIP_STORED)]


def _claimed(data: bytes, field: int, number: int, entry: int) -> bytes:
    """The list of entries says another number of one of them, or the end of the list of it: sizes, places, counts."""
    out = bytearray(data)
    marks = [at for at in range(len(data) - 4) if data[at : at + 4] in (b"PK\x01\x02", b"PK\x05\x06")]
    if marks:
        at = marks[entry % len(marks)] + 4 + field
        out[at : at + 4] = struct.pack("<I", number & 0xFFFFFFFF)[: max(0, len(out) - at)]
    return bytes(out)


def _bomb(files: list[Entry], megabytes: int) -> list[Entry]:
    return [*files, ("pictures/large.png", png("red") + bytes(megabytes << 20), 0o100644, ZIP_DEFLATED)]


def inputs() -> st.SearchStrategy[bytes]:
    own = usual(whole())
    chat = usual({"conversations.json": foreign(), "file-1.png": png("blue")})
    entries = st.sampled_from((own, chat))
    changed = st.builds(
        _changed,
        entries,
        st.integers(0, 20),
        st.lists(EDITS, max_size=3),
        st.one_of(st.none(), st.sampled_from(NAMES), st.sampled_from(sorted(whole())), st.text(max_size=12)),
        st.sampled_from((0o100644, 0o100644, *MODES)),
        st.sampled_from((ZIP_DEFLATED, ZIP_DEFLATED, *PACKINGS)),
    )
    odd: st.SearchStrategy[Any] = st.one_of(
        changed,
        changed,
        st.builds(_inside, entries),
        st.builds(_bomb, entries, st.integers(1, 40)),
        st.builds(lambda a, b: a + b, entries, entries),
    )
    numbers = st.sampled_from((0, 1, 255, 65_535, 20_000, 2**31, 2**32 - 1, 10**9))
    zips = st.builds(packed, odd, st.binary(max_size=30))
    return st.one_of(
        zips,
        zips,
        st.builds(_claimed, zips, st.integers(0, 42), numbers, st.integers(0, 20)),
        damaged([packed(own), packed(chat), foreign()]),
    )


@contextmanager
def opened() -> Iterator[Callable[[bytes], object]]:
    with TemporaryDirectory() as folder:
        outside = Path(folder, "deep", "deeper", "deepest")
        outside.mkdir(parents=True)
        atelier = studio(outside, requests_per_minute=1_000_000)
        try:
            ada = person(atelier)
            yield lambda data: brought(ada, Path(folder), data)
        finally:
            ended(atelier)


def brought(who: Person, folder: Path, data: bytes) -> None:
    """As somebody who has nothing yet; what was taken in can be seen, exported and deleted."""
    said = {"data": data, "headers": {"Content-Type": "application/zip"}}
    response = who.post(IMPORTS, **said)
    assert response.status_code in (201, 413, 422), response.text
    answer: Any = response.json
    if response.status_code != 201:
        error = answer["error"]
        assert error["code"] and error["title"] and error["message"], error
    for one in who.data("GET", "/api/v1/conversations")["conversations"]:
        seen = who.data("GET", f"/api/v1/conversations/{one['id']}")
        for image in seen["images"]:
            for version in image["versions"]:
                assert who.get(f"/api/v1/versions/{version['id']}/preview").status_code in (200, 404)
        assert who.get(f"/api/v1/conversations/{one['id']}/export").status_code == 200
        who.data("DELETE", f"/api/v1/conversations/{one['id']}")
    left = [path for path in folder.rglob("*") if "evil" in path.name or path.name.startswith("import-")]
    assert not left, left


PARSER = Parser("archives", st.deferred(inputs), opened, few=20)
