"""A conversation that was exported comes in again; what nobody makes by accident does not."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from endpoints.json_lines import LINES
from tests.endpoints.conftest import Person, ended, person, png, studio
from tests.endpoints.pictures.test_downloads import photograph, upload

IMPORTS = "/api/v1/imports"


def exported(who: Person, conversation: str) -> bytes:
    return who.get(f"/api/v1/conversations/{conversation}/export").data


def sent(who: Person, data: bytes, **headers: str) -> TestResponse:
    return who.post(IMPORTS, data=data, headers={"Content-Type": "application/zip", **headers})


def came(who: Person, data: bytes, **headers: str) -> dict[str, Any]:
    response = sent(who, data, **headers)
    assert response.status_code == 201, response.text
    return dict(response.json["data"])  # type: ignore[index]


def page(who: Person, conversation: str) -> dict[str, Any]:
    return dict(who.data("GET", f"/api/v1/conversations/{conversation}"))


def unpacked(data: bytes) -> dict[str, bytes]:
    archive = ZipFile(BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes | str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The same export with other words in its JSON."""
    files = unpacked(data)
    said = json.loads(files["conversation.json"])
    change(said)
    return packed({**files, "conversation.json": json.dumps(said)})


@pytest.fixture
def conversation(ada: Person) -> str:
    """A photograph that was turned and drawn on, a painting, and two branches."""
    made = ada.conversation()
    image = upload(ada, made, photograph(), "Müller am Meer.jpg")
    ada.say(made, "make it grey")
    layer = ada.layer(image["id"], drawing='{"shapes": [1]}')
    laid = {"operations": [{"type": "layer", "layer": layer["layer_id"]}]}
    ada.data("POST", f"/api/v1/images/{image['id']}/operations", json=laid)
    ada.mask(image["id"])
    first = ada.say(made, "hello")
    ada.say(made, "/image a red fox")
    ada.say(made, "good evening", parent=first["id"])
    ada.data("PATCH", f"/api/v1/conversations/{made}", json={"title": "Holiday"})
    return made


def outline(who: Person, conversation: str) -> Any:
    """What of a conversation has no id in it."""
    seen = page(who, conversation)
    messages = [
        (each["role"], each["text"], each["created"], len(each["siblings"]), len(each["attachments"]))
        for each in seen["messages"]
    ]
    images = [
        (
            image["number"],
            image["title"],
            [version["id"] for version in image["versions"]].index(image["current"]),
            [
                (version["recipe"]["by"], version["created"], version["here"], version["width"], version["height"])
                for version in image["versions"]
            ],
        )
        for image in seen["images"]
    ]
    return seen["conversation"]["title"], messages, images


def test_what_was_exported_comes_back_as_it_was_under_new_ids(ada: Person, bea: Person, conversation: str) -> None:
    file = exported(ada, conversation)

    (one,) = came(bea, file)["conversations"]

    assert outline(bea, one["id"]) == outline(ada, conversation)
    ids = {text for text in flat(page(bea, one["id"])) if len(text) == 36}
    assert not ids & {text for text in flat(page(ada, conversation)) if len(text) == 36}, "nothing is of the other's"
    assert exported(ada, conversation).count(b"") == len(file) + 1, "and hers is as it was"


def test_a_drawing_can_be_taken_up_again(ada: Person, bea: Person, conversation: str) -> None:
    assert {"drawn/layer 01.png", "drawn/mask 01.png"} <= set(unpacked(exported(ada, conversation)))

    (one,) = came(bea, exported(ada, conversation))["conversations"]

    image = page(bea, one["id"])["images"][0]
    laid = next(each for each in image["versions"] if each["recipe"]["by"] == "operation:layer")
    layer = bea.data("GET", f"/api/v1/layers/{laid['recipe']['values']['layer']}")
    assert layer["drawing"] == {"shapes": [1]}
    assert bea.get(f"/api/v1/layers/{layer['layer_id']}/file").status_code == 200
    (mask,) = bea.data("GET", f"/api/v1/images/{image['id']}/masks")["masks"]
    assert bea.get(f"/api/v1/masks/{mask['mask_id']}").status_code == 200


def test_a_version_that_shows_an_svg_is_pixels_where_it_came_in(ada: Person, bea: Person) -> None:
    made = ada.conversation()
    ada.vector(ada.picture(made)["id"])
    brought = page(bea, came(bea, exported(ada, made))["conversations"][0]["id"])
    (recipe,) = (each["recipe"] for image in brought["images"] for each in image["versions"][1:])
    assert (recipe["values"]["name"], recipe["values"]["vector"]) == ("vectorize", "")


def test_one_goes_on_with_it(ada: Person, bea: Person, conversation: str) -> None:
    (one,) = came(bea, exported(ada, conversation))["conversations"]
    bea.say(one["id"], "make #1 darker")
    image = page(bea, one["id"])["images"][0]
    assert image["versions"][-1]["recipe"]["by"] == "operation:brightness"
    bea.data("POST", f"/api/v1/images/{image['id']}/undo", json={})
    assert came(ada, exported(bea, one["id"]))["conversations"]


def test_again_it_is_a_copy_and_with_the_same_key_the_same(ada: Person, conversation: str) -> None:
    file = exported(ada, conversation)
    once, copy = (came(ada, file)["conversations"][0]["id"] for _ in range(2))
    assert once != copy
    kept = [came(ada, file, **{"Idempotency-Key": "one"})["conversations"][0]["id"] for _ in range(2)]
    assert kept[0] == kept[1]


def test_everything_comes_back_with_everything(ada: Person, bea: Person, conversation: str) -> None:
    ada.say(ada.conversation(), "a second one")
    whole = ada.get("/api/v1/export").data
    assert sorted(one["messages"] for one in came(bea, whole)["conversations"]) == [2, 8]


def test_how_far_it_is_can_be_followed(ada: Person, conversation: str) -> None:
    response = sent(ada, exported(ada, conversation), Accept=LINES)
    *steps, last = [json.loads(line) for line in response.text.splitlines()]
    assert [step["progress"] for step in steps] == sorted(step["progress"] for step in steps)
    assert last["success"] is True
    assert len(last["data"]["conversations"]) == 1


def test_a_picture_that_is_none_is_left_out_and_said(ada: Person, conversation: str) -> None:
    files = unpacked(exported(ada, conversation))
    files["pictures/01 Müller am Meer.jpg"] = b"<script>alert(1)</script>"
    result = came(ada, packed(files))
    (note,) = result["notes"]
    assert "Müller am Meer.jpg" in note
    assert page(ada, result["conversations"][0]["id"])["images"][0]["versions"][0]["parent"] is None


def linked() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        link = ZipInfo("pictures/passwd.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def encrypted() -> bytes:
    data = bytearray(packed({"conversation.json": "{}"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def twice() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a", "1")
        archive.writestr("a", "2")
    return out.getvalue()


def claims(size: int) -> bytes:
    """A small file that is said to become a large one."""
    data = bytearray(packed({"conversation.json": "{}"}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


def before_its_beginning() -> bytes:
    """It has lost two bytes, so that its first file would have to begin before it does."""
    data = packed({"conversation.json": "{}"})
    return data[:2] + data[4:]


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"GIF89a", "archive_unreadable"),
    "nothing": (lambda: b"", "archive_unreadable"),
    "cut": (lambda: packed({"conversation.json": "{}" * 100})[:-30], "archive_unreadable"),
    "no conversation": (lambda: packed({"a.txt": "b"}), "archive_unreadable"),
    "other json": (lambda: packed({"conversation.json": '{"format": "other"}'}), "archive_unreadable"),
    "newer": (
        lambda: packed({"conversation.json": '{"format": "atelier.conversation", "version": 9}'}),
        "archive_unreadable",
    ),
    "no json": (lambda: packed({"conversation.json": "{"}), "archive_unreadable"),
    "deep json": (lambda: packed({"conversation.json": "[" * 100_000}), "archive_unreadable"),
    "endless number": (lambda: packed({"conversation.json": "[1e999]"}), "archive_unreadable"),
    "no letters": (lambda: packed({"conversation.json": b"\xff\xfe"}), "archive_unreadable"),
    "before its beginning": (before_its_beginning, "archive_unreadable"),
    "bomb": (lambda: packed({"conversation.json": b" " * 40_000_000}), "archive_refused"),
    "false size": (lambda: claims(4_000_000_000), "archive_refused"),
    "path": (lambda: packed({"../../etc/cron.d/x": "x"}), "archive_refused"),
    "absolute": (lambda: packed({"/etc/passwd": "x"}), "archive_refused"),
    "drive": (lambda: packed({"C:\\windows\\x": "x"}), "archive_refused"),
    "backslash": (lambda: packed({"a\\..\\..\\x": "x"}), "archive_refused"),
    "link": (linked, "archive_refused"),
    "encrypted": (encrypted, "archive_refused"),
    "twice": (twice, "archive_refused"),
    "entries": (lambda: packed({f"{number}": "" for number in range(20_001)}), "archive_refused"),
}


def test_what_nobody_makes_by_accident_is_refused_in_words(ada: Person) -> None:
    before = ada.data("GET", "/api/v1/conversations")
    for name, (made, code) in HOSTILE.items():
        response = sent(ada, made())
        assert response.status_code == 422, (name, response.text)
        error = response.json["error"]  # type: ignore[index]
        assert (error["code"], bool(error["title"]), bool(error["message"])) == (code, True, True), (name, error)
    assert ada.data("GET", "/api/v1/conversations") == before


def test_ids_of_another_person_in_a_file_change_nothing_of_theirs(ada: Person, bea: Person, conversation: str) -> None:
    hers = exported(ada, conversation)
    other = bea.conversation()
    bea.picture(other)
    seen = page(ada, conversation)

    def aimed(said: dict[str, Any]) -> None:
        said["conversation"]["id"] = said["images"][0]["conversation"] = conversation
        said["images"][0]["id"] = seen["images"][0]["id"]
        said["images"][0]["versions"][0]["id"] = seen["images"][0]["versions"][0]["id"]

    (one,) = came(bea, changed(exported(bea, other), aimed))["conversations"]

    assert one["id"] != conversation
    assert page(ada, conversation) == seen
    assert unpacked(exported(ada, conversation)).keys() == unpacked(hers).keys()


SAID = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def unhurried(tmp_path: Path) -> Iterator[Person]:
    """Somebody who may call as often as they like."""
    made = studio(tmp_path, requests_per_minute=1_000_000)
    yield person(made)
    ended(made)


def spoilt(said: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
    """Something somewhere in it becomes something else."""
    at = said
    while keys := list(at) if isinstance(at, dict) else list(range(len(at))):
        key = draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or not at[key] or draw(st.booleans()):
            at[key] = draw(SAID)
            return
        at = at[key]


@pytest.mark.slow
def test_whatever_stands_in_the_json_it_is_taken_in_or_refused(unhurried: Person) -> None:
    """And what was taken in can be seen, exported and gone on with."""
    conversation = unhurried.conversation()
    image = unhurried.picture(conversation)
    layer = unhurried.layer(image["id"])
    laid = {"operations": [{"type": "layer", "layer": layer["layer_id"]}]}
    unhurried.data("POST", f"/api/v1/images/{image['id']}/operations", json=laid)
    unhurried.say(conversation, "make it darker")
    file = exported(unhurried, conversation)

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def taken_in(data: Any) -> None:
        def somewhere(said: Any) -> None:
            for _ in range(data.draw(st.integers(1, 4))):
                spoilt(said, data.draw)

        response = sent(unhurried, changed(file, somewhere))
        assert response.status_code in (201, 422), response.text
        for one in response.json["data"]["conversations"] if response.status_code == 201 else ():  # type: ignore[index]
            for image in page(unhurried, one["id"])["images"]:
                unhurried.data("GET", f"/api/v1/images/{image['id']}/history")
                unhurried.data("GET", f"/api/v1/images/{image['id']}/receipt")
            assert unpacked(exported(unhurried, one["id"]))
            unhurried.data("DELETE", f"/api/v1/conversations/{one['id']}")

    taken_in()


def flat(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inside for text in flat(each)]


def test_a_file_that_says_it_is_a_picture_is_one_before_it_is_served(ada: Person) -> None:
    made = ada.conversation()
    ada.picture(made)
    (name,) = [each for each in unpacked(exported(ada, made)) if each.startswith("pictures/")]
    glued = {**unpacked(exported(ada, made)), name: png("red") + b"<script>alert(1)</script>"}
    (one,) = came(ada, packed(glued))["conversations"]
    version = page(ada, one["id"])["images"][0]["versions"][0]
    assert version["filename"].startswith("img_")
    assert "_original." in version["filename"], "as an upload: never shown as it came"
    assert ada.get(f"/api/conversation-image/{one['id']}/{version['filename']}").status_code == 404
    assert b"<script>" not in ada.get(f"/api/v1/images/{version['image']}/download").data
