"""What ChatGPT and Open WebUI export comes in: in the shapes that those who read such files have published."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from tests.endpoints.conftest import Person, png
from tests.endpoints.moving.test_imports import came, packed, page, sent

WHEN = 1_700_000_000.25


def said(role: str, *parts: Any, recipient: str = "all", kind: str = "text", **about: Any) -> dict[str, Any]:
    return {
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": WHEN,
        "content": {"content_type": kind, "parts": list(parts)},
        "status": "finished_successfully",
        "recipient": recipient,
        "metadata": about,
    }


def pointer(name: str, prompt: str = "") -> dict[str, Any]:
    dalle = {"dalle": {"prompt": prompt}} if prompt else {"dalle": None}
    return {"content_type": "image_asset_pointer", "asset_pointer": name, "width": 12, "height": 8, "metadata": dalle}


def chatgpt() -> list[dict[str, Any]]:
    """A picture that was sent, one that was painted by a tool, and a question that was asked in another way."""
    nodes: dict[str, tuple[str | None, dict[str, Any] | None]] = {
        "root": (None, None),
        "system": ("root", said("system", "", is_visually_hidden_from_conversation=True)),
        "ask": ("system", said("user", pointer("file-service://file-AbC123"), "what is this?", kind="multimodal_text")),
        "answer": ("ask", said("assistant", "A red square.")),
        "wish": ("answer", said("user", "paint a blue one")),
        "call": ("wish", said("assistant", '{"prompt": "blue"}', recipient="dalle.text2im")),
        "tool": ("call", said("tool", pointer("sediment://file_00ff", "a blue square"), kind="multimodal_text")),
        "done": ("tool", said("assistant", "Here it is.")),
        "other": ("answer", said("user", "and now?")),
        "thoughts": ("other", said("assistant", "secret", kind="thoughts")),
        "last": ("thoughts", said("assistant", "Nothing.")),
    }
    children = {id: [each for each, (parent, _) in nodes.items() if parent == id] for id in nodes}
    mapping = {
        id: {"id": id, "message": message, "parent": parent, "children": children[id]}
        for id, (parent, message) in nodes.items()
    }
    about = {"create_time": WHEN, "update_time": WHEN + 60, "is_archived": False}
    return [{"title": "Squares", "mapping": mapping, "current_node": "done", "conversation_id": "c", **about}]


def test_chatgpts_export_with_its_pictures(ada: Person) -> None:
    files: dict[str, bytes | str] = {
        "conversations.json": json.dumps(chatgpt()),
        "chat.html": "<script>alert(1)</script>",
        "user.json": "{}",
        "file-AbC123-square.png": png("red"),
        "dalle-generations/file_00ff-sanitized.webp": png("blue"),
    }

    (one,) = came(ada, packed(files))["conversations"]

    assert (one["title"], one["messages"], one["pictures"]) == ("Squares", 6, 2)
    seen = page(ada, one["id"])
    assert [(each["role"], each["text"]) for each in seen["messages"]] == [
        ("user", "what is this?"),
        ("assistant", "A red square."),
        ("user", "paint a blue one"),
        ("assistant", "Here it is."),
    ]
    assert [len(each["siblings"]) for each in seen["messages"]] == [1, 1, 2, 1]
    assert seen["messages"][0]["created"] == "2023-11-14T22:13:20.250Z"
    first, second = seen["images"]
    assert seen["messages"][0]["attachments"] == [first["id"]]
    assert seen["messages"][3]["reply"]["pictures"][0]["image"] == second["id"]
    assert second["title"] == "a blue square"
    assert second["versions"][0]["recipe"]["values"]["prompt"] == "a blue square"
    ada.say(one["id"], "make #2 darker")


def test_chatgpts_export_in_several_numbered_files(ada: Person) -> None:
    parts = {f"conversations-{number:03}.json": json.dumps(chatgpt() * 2) for number in range(2)}
    assert len(came(ada, packed(parts))["conversations"]) == 4


def open_webui() -> list[dict[str, Any]]:
    picture = f"data:image/png;base64,{b64encode(png('red')).decode()}"
    messages = {
        "a": {"role": "user", "content": "what is this?", "files": [{"type": "image", "url": picture}]},
        "b": {"role": "assistant", "content": "A red square.", "model": "llava"},
        "c": {"role": "assistant", "content": "A tomato.", "model": "other"},
    }
    above = {"a": None, "b": "a", "c": "a"}
    whole = {
        id: {"id": id, "parentId": above[id], "childrenIds": [], "timestamp": int(WHEN), **message}
        for id, message in messages.items()
    }
    chat = {"title": "Red", "models": ["llava"], "history": {"messages": whole, "currentId": "b"}, "messages": []}
    return [{"id": "x", "user_id": "u", "title": "Red", "chat": chat, "created_at": int(WHEN), "updated_at": int(WHEN)}]


def test_open_webuis_export_is_a_json_file_with_its_pictures_inside(ada: Person) -> None:
    (one,) = came(ada, json.dumps(open_webui()).encode())["conversations"]
    seen = page(ada, one["id"])
    assert [each["text"] for each in seen["messages"]] == ["what is this?", "A red square."]
    assert len(seen["messages"][1]["siblings"]) == 2
    assert [image["versions"][0]["width"] for image in seen["images"]] == [12]


def test_a_list_of_something_else_is_refused(ada: Person) -> None:
    for data in (b"[]", b"[1, {}]", b"{}", b'[{"mapping": 3}]', packed({"conversations.json": "[{}]"})):
        refused = sent(ada, data)
        assert refused.status_code == 422
        assert refused.json["error"]["code"] == "archive_unreadable"  # type: ignore[index]


def test_a_circle_of_messages_ends(ada: Person) -> None:
    export = chatgpt()
    mapping = export[0]["mapping"]
    mapping["root"]["parent"] = "done"
    (one,) = came(ada, json.dumps(export).encode())["conversations"]
    assert one["messages"] == 0
