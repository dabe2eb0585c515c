"""A file on its way out gets where it comes from written into it, and is signed. Loaded when the first one leaves.

Imported by worker processes and by `in_process.py` only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from c2pa import C2paError

from imaging.credit.origin import OriginNotice
from imaging.file import File, Spliced, beginning, size, stream, whole
from imaging.files.leaving_notes import UNMARKED, UNSIGNED
from imaging.files.packaging import media_type_of
from imaging.metadata.entry import Sheet
from imaging.provenance.certificates import SigningIdentity, UnusableIdentity, identity_in
from imaging.provenance.declared import declared_source
from imaging.provenance.history import ProvenanceHistory
from imaging.provenance.marking import with_notice, with_notice_beside
from imaging.provenance.notice import notice_of
from imaging.provenance.signing import SIGNED, sign_into, signed
from imaging.provenance.source_types import source_type
from imaging.provenance.story_entries import verified
from imaging.provenance.verifying import story_of
from server.workers.opening import AT_ONCE, pictures
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import passing_file

log = logging.getLogger(__name__)
BEGINNING = 64
"""Bytes by which a file is known."""


def mark(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"history", "identity", "makes"}` and a file that is to leave → `{"media_type", "notes", "file"}` and that file
    as it leaves. What stands in the way of a mark is no reason to keep somebody from their picture: it is said."""
    (picture,) = pictures(values, blobs)
    history = ProvenanceHistory.from_dict(values["history"])
    media_type = media_type_of(beginning(picture, BEGINNING))
    declared = {each.label: _declared(Path(each.file)) for each in history.ingredients if each.file and not each.source}
    said = notice_of(history, source_type(history, declared))
    short = replace(said, prompt="", writer="", alt="")
    made, notes = picture, list[str]()
    if media_type in SIGNED and values["identity"]:
        try:
            identity = identity_in(Path(values["identity"]), values["makes"])
            for notice in (said, short):
                tried = _signed(_noted(picture, notice), media_type, history, declared, identity)
                if _fits(tried, history):
                    made = tried
                    break
                if isinstance(tried, Path):
                    tried.unlink()
        except (C2paError, UnusableIdentity, OSError, ValueError):
            log.exception("a %s leaves without a signature", media_type)
            made, notes = picture, [UNSIGNED]
    if made == picture:
        made = next((each for each in (_noted(picture, said), _noted(picture, short)) if _fits(each, history)), picture)
        notes += [UNMARKED] if made == picture else []
    made = _into_file(made, copyfileobj) if isinstance(made, Spliced) else made
    about = {"media_type": media_type, "notes": notes, "file": str(made) if isinstance(made, Path) else ""}
    yield Parcel(about, (b"" if isinstance(made, Path) else whole(made),))


def _fits(made: File, history: ProvenanceHistory) -> bool:
    return not history.most or size(made) <= history.most


def _noted(picture: File, notice: OriginNotice) -> File:
    """With its XMP."""
    return with_notice_beside(picture, notice) if isinstance(picture, Path) else with_notice(whole(picture), notice)


def _signed(
    picture: File, media_type: str, history: ProvenanceHistory, declared: dict[str, str], identity: SigningIdentity
) -> File:
    """As bytes, or what is too large for that as another file."""
    if isinstance(picture, bytes):
        return signed(picture, media_type, history, declared, identity)

    def sign(source: BinaryIO, into: BinaryIO) -> None:
        sign_into(source, into, media_type, history, declared, identity)

    return _into_file(picture, sign)


def _into_file(picture: File, work: Callable[[BinaryIO, BinaryIO], object]) -> Path:
    """A new file, with what the work made of the picture."""
    into = passing_file()
    try:
        with stream(picture) as source, into.open("w+b") as target:
            work(source, target)
    except BaseException:
        into.unlink(missing_ok=True)
        raise
    return into


def _declared(path: Path) -> str:
    """Of what is too large to be read nothing is known."""
    try:
        return declared_source(path.read_bytes()) if size(path) <= AT_ONCE else ""
    except OSError:
        return ""


def verify(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"sheet", "identity"}` and a file → `{"sheet"}` with what is signed in it, and whether that holds."""
    (picture,) = pictures(values, blobs)
    data, sheet = whole(picture), Sheet.from_dict(values["sheet"])
    story = story_of(data, media_type_of(data), _anchor(values["identity"])) if media_type_of(data) in SIGNED else None
    yield Parcel({"sheet": (verified(sheet, story) if story else sheet).to_dict()})


def credentials(values: Values, blobs: Blobs) -> Iterator[Parcel]:
    """`{"identity"}` and a file → `{"media_type", "state", "signer", "program"}` of what is signed, or nothing."""
    (picture,) = pictures(values, blobs)
    data = whole(picture)
    media_type = media_type_of(data)
    story = story_of(data, media_type, _anchor(values["identity"])) if media_type in SIGNED else None
    told = {"state": story.state, "signer": story.signer, "program": story.program} if story else {}
    yield Parcel({"media_type": media_type, **told} if story else {})


def _anchor(identity: str) -> str:
    """The studio's own root; empty where it has not signed anything yet."""
    try:
        return identity_in(Path(identity), make=False).anchor if identity else ""
    except UnusableIdentity:
        return ""


TASKS: dict[str, Task] = {"mark": mark, "verify": verify, "credentials": credentials}
