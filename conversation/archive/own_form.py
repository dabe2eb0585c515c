"""Our own `conversation.json`, read back. `contents.py` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from conversation.archive.brought import BroughtConversation
from conversation.archive.contents import FORMAT, FORMAT_VERSION
from conversation.archive.foreign_json import document
from conversation.archive.opened import DAMAGED, OpenedArchive, damaged
from conversation.errors import Told
from conversation.sentences import say
from conversation.typed_json import from_json

FILE = "conversation.json"


def places(archive: OpenedArchive) -> list[str]:
    """Where such files lie, in order: at the top, or in a folder each."""
    return sorted(name for name in archive.names if name == FILE or name.endswith(f"/{FILE}"))


def conversations(archive: OpenedArchive) -> Iterator[BroughtConversation]:
    """Each of them. Raises `Told` for what is none, or of a newer studio."""
    for place in places(archive):
        try:
            with archive.open(place) as stream:
                said = document(stream)
        except DAMAGED as error:
            raise damaged() from error
        yield conversation(said, place.removesuffix(FILE))


def conversation(said: Any, folder: str = "") -> BroughtConversation:
    """What `contents` wrote; `folder` is where its files lie, with a / at its end. Raises `Told`."""
    if not isinstance(said, Mapping) or said.get("format") != FORMAT:
        raise Told(
            say("archive_other", "This isn’t a conversation of Atelier"),
            say("archive_other_text", "Its conversation.json has another form."),
            code="archive_unreadable",
            status=422,
        )
    if said.get("version") != FORMAT_VERSION:
        raise Told(
            say("archive_newer", "A newer Atelier made this"),
            say("archive_newer_text", "Update this studio, then import it."),
            code="archive_unreadable",
            status=422,
        )
    said = _without_codes(said)
    head = said.get("conversation")
    written = _items(said, "messages")
    known = {
        **{name: _placed(_items(said, name), folder) for name in ("layers", "masks")},
        "images": [{**each, "versions": _placed(_items(each, "versions"), folder)} for each in _items(said, "images")],
        "messages": written,
    }
    found = from_json(BroughtConversation, {**(head if isinstance(head, Mapping) else {}), **known})
    return replace(found, lost=len(written) - len(found.messages))


def _items(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = said.get(name)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _placed(items: list[Mapping[str, Any]], folder: str) -> list[Mapping[str, Any]]:
    """With their files as the archive names them; without those that have none."""
    return [{**each, "file": folder + file} for each in items if isinstance(file := each.get("file"), str)]


def _without_codes(value: Any) -> Any:
    """Texts stay as they read; what a studio knows them by is for itself to say."""
    if isinstance(value, dict):
        return {name: _without_codes(each) for name, each in value.items() if name != "said"}
    return [_without_codes(each) for each in value] if isinstance(value, list) else value
