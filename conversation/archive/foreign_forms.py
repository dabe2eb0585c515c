"""What ChatGPT and Open WebUI export, as somebody brings it: a tree of messages each, with pictures beside or inside.

ChatGPT: a ZIP with `conversations.json` (or several, numbered), a list of `{title, create_time, update_time,
current_node, mapping}`; a picture is named by a pointer, and its file begins with that name. Open WebUI: a JSON file, a
list of `{title, created_at, updated_at, chat: {history: {currentId, messages}}}`, with pictures as data: addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from conversation.archive.brought import BroughtConversation, BroughtImage, BroughtMessage, BroughtVersion

CONVERSATIONS = re.compile(r"(?:.*/)?conversations(?:-\d+)?\.json")
POINTER = re.compile(r"(?:file-service|sediment)://(file[-_][A-Za-z0-9]+)")
FILE = re.compile(r"(?:.*/)?(file[-_][A-Za-z0-9]+)[-_.][^/]*")
SHOWN = {"text", "multimodal_text"}
MODEL = "openai/chatgpt"
"""What made the pictures in ChatGPT's answers; which model it was is not told."""


@dataclass(frozen=True)
class Node:
    """A message of a tree, whoever wrote it down."""

    id: str
    parent: str | None
    role: str
    """Empty for one that is not shown."""
    text: str
    created: str
    pictures: tuple[BroughtImage, ...] = ()


@dataclass
class Tree:
    """Nodes on their way to becoming messages: those that are not shown are passed by, and what an answer says in
    several pieces is one answer."""

    nodes: Mapping[str, Node]
    messages: dict[str, BroughtMessage] = field(default_factory=dict)
    images: list[BroughtImage] = field(default_factory=list)
    stands_for: dict[str, str | None] = field(default_factory=dict)
    """By node, the message that it is part of, or that is above it."""

    def grow(self) -> None:
        """From its roots down; a circle has none, and is left out."""
        below: dict[str | None, list[Node]] = {}
        for node in self.nodes.values():
            below.setdefault(node.parent if node.parent in self.nodes else None, []).append(node)
        waiting = below.get(None, [])[::-1]
        while waiting:
            node = waiting.pop()
            children = below.get(node.id, [])
            above = self.stands_for.get(node.parent or "")
            alone = len(below.get(node.parent, ())) == 1
            self.stands_for[node.id] = self._place(node, above, alone)
            waiting += children[::-1]

    def _place(self, node: Node, above: str | None, alone: bool) -> str | None:
        if not node.role or not (node.text or node.pictures):
            return above
        self.images += node.pictures
        before = self.messages.get(above or "")
        if before is not None and alone and before.role == node.role == "assistant":
            self.messages[before.id] = _longer(before, node)
            return before.id
        made = BroughtMessage(node.id, node.role, above, node.text, node.created)
        self.messages[node.id] = _with_pictures(made, node.pictures)
        return node.id


def names_by_pointer(names: tuple[str, ...]) -> Mapping[str, str]:
    """The files of ChatGPT's pictures, by what they are called in messages."""
    return {found[1]: name for name in names if (found := FILE.fullmatch(name))}


def conversation(said: Any, files: Mapping[str, str]) -> BroughtConversation | None:
    """Of one or the other; None for what is neither."""
    if not isinstance(said, Mapping):
        return None
    chat = said.get("chat")
    if isinstance(said.get("mapping"), Mapping):
        nodes = {node.id: node for node in _chatgpt(said["mapping"], files)}
        about = said.get("title"), said.get("create_time"), said.get("update_time"), said.get("current_node")
    elif isinstance(chat, Mapping) and isinstance(history := chat.get("history"), Mapping):
        listed = history.get("messages")
        nodes = {node.id: node for node in _open_webui(listed if isinstance(listed, Mapping) else {})}
        title = said.get("title") or chat.get("title")
        about = title, said.get("created_at"), said.get("updated_at"), history.get("currentId")
    else:
        return None
    tree = Tree(nodes)
    tree.grow()
    title, created, updated, head = about
    return BroughtConversation(
        _text(title),
        _moment(created),
        _moment(updated),
        tree.stands_for.get(_text(head)),
        messages=tuple(tree.messages.values()),
        images=tuple(tree.images),
    )


def _chatgpt(mapping: Mapping[str, Any], files: Mapping[str, str]) -> Iterator[Node]:
    for id, node in mapping.items():
        if not isinstance(node, Mapping):
            continue
        message = _dict(node.get("message"))
        content, about = _dict(message.get("content")), _dict(message.get("metadata"))
        role = _text(_dict(message.get("author")).get("role"))
        parts = content.get("parts") if content.get("content_type") in SHOWN else ()
        parts = parts if isinstance(parts, list) else ()
        pointers = [_dict(part) for part in parts if isinstance(part, Mapping)]
        pictures = tuple(made for each in pointers if (made := _pointed(id, each, files, role)))
        hidden = about.get("is_visually_hidden_from_conversation") or message.get("recipient", "all") != "all"
        if role == "tool":  # what a tool says is for the model; what it painted is for the person
            role, parts = "assistant", ()
        shown = "" if hidden or role not in ("user", "assistant") else role
        text = "\n".join(part for part in parts if isinstance(part, str)).strip()
        parent = node.get("parent")
        above = parent if isinstance(parent, str) else None
        yield Node(id, above, shown, text, _moment(message.get("create_time")), pictures)


def _pointed(node: str, part: Mapping[str, Any], files: Mapping[str, str], role: str) -> BroughtImage | None:
    found = POINTER.match(_text(part.get("asset_pointer")))
    file = files.get(found[1]) if found else None
    if found is None or file is None:
        return None
    prompt = _text(_dict(_dict(part.get("metadata")).get("dalle")).get("prompt"))
    made = {"by": f"model:{MODEL}", "values": {"prompt": prompt}} if role != "user" else {}
    return _image(f"{node} {found[1]}", file, prompt, made)


def _open_webui(messages: Mapping[str, Any]) -> Iterator[Node]:
    for id, message in messages.items():
        if not isinstance(message, Mapping):
            continue
        role, parent, sent = _text(message.get("role")), message.get("parentId"), message.get("files")
        urls = [_text(_dict(each).get("url")) for each in (sent if isinstance(sent, list) else ())]
        pictures = tuple(
            _image(f"{id} {place}", url, "", {}) for place, url in enumerate(urls) if url.startswith("data:image/")
        )
        above = parent if isinstance(parent, str) else None
        shown = role if role in ("user", "assistant") else ""
        yield Node(id, above, shown, _text(message.get("content")), _moment(message.get("timestamp")), pictures)


def _image(id: str, file: str, title: str, recipe: Mapping[str, Any]) -> BroughtImage:
    version = BroughtVersion(f"{id} v", file, recipe=recipe)
    return BroughtImage(id, title[:120] or "Picture", (version,))


def _with_pictures(message: BroughtMessage, pictures: tuple[BroughtImage, ...]) -> BroughtMessage:
    """A person's were sent along; an answer's are part of it."""
    if message.role == "user":
        return replace(message, attachments=(*message.attachments, *(each.id for each in pictures)))
    shown = [{"image": each.id, "title": each.title, "version": {"id": each.versions[0].id}} for each in pictures]
    before = list((message.reply or {}).get("pictures", []))
    return replace(message, reply={"state": "done", "pictures": [*before, *shown]})


def _longer(message: BroughtMessage, node: Node) -> BroughtMessage:
    text = "\n\n".join(each for each in (message.text, node.text) if each)
    return _with_pictures(replace(message, text=text), node.pictures)


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: Any) -> str:
    """Of seconds since the epoch, or empty."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return ""
    try:
        return datetime.fromtimestamp(value, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
