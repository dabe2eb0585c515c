"""The tus protocol, spoken by hand; and what becomes of what was sent."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from server.app import Atelier
from tests.endpoints.conftest import Person, ended, person, png, studio
from tests.imaging.heic import HEIC

pytestmark = pytest.mark.slow

UPLOADS = "/api/v1/uploads"
BYTES = "application/offset+octet-stream"
TUS = {"Tus-Resumable": "1.0.0"}


def said(**values: str) -> str:
    return ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in values.items())


def sum_of(data: bytes, algorithm: str = "sha1") -> str:
    return f"{algorithm} {b64encode(hashlib.new(algorithm, data).digest()).decode()}"


def photograph(**how: Any) -> bytes:
    """A JPEG as a phone takes it: lying, with a place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    out = BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((90, 60)).save(out, "JPEG", exif=exif, **how)
    return out.getvalue()


def begun(somebody: Person, length: int, conversation: str = "", filename: str = "IMG_2041.JPG") -> str:
    """The address of a new upload."""
    metadata = said(filename=filename, **({"conversation": conversation} if conversation else {}))
    response = somebody.post(UPLOADS, headers={**TUS, "Upload-Length": str(length), "Upload-Metadata": metadata})
    assert response.status_code == 201, response.text
    return str(response.headers["Location"])


def patch(somebody: Person, address: str, offset: int, data: bytes, **headers: str) -> TestResponse:
    given = {**TUS, "Upload-Offset": str(offset), "Content-Type": BYTES, **headers}
    return somebody.call("PATCH", address, headers=given, data=data)


def sent(somebody: Person, data: bytes, conversation: str = "", filename: str = "IMG_2041.JPG") -> dict[str, Any]:
    """A whole file, and what became of it."""
    address = begun(somebody, len(data), conversation, filename)
    assert patch(somebody, address, 0, data).status_code == 204
    return dict(somebody.data("GET", address))


def refused(response: TestResponse) -> tuple[int, str]:
    assert response.json is not None
    return response.status_code, response.json["error"]["code"]


def test_the_server_says_what_it_can(ada: Person) -> None:
    response = ada.call("OPTIONS", UPLOADS)
    assert response.status_code == 204
    assert response.headers["Tus-Version"] == response.headers["Tus-Resumable"] == "1.0.0"
    assert response.headers["Tus-Max-Size"] == str(200 * 1024 * 1024)
    assert {"creation", "termination", "expiration", "checksum"} <= set(response.headers["Tus-Extension"].split(","))
    assert "sha1" in response.headers["Tus-Checksum-Algorithm"].split(",")


def test_a_file_comes_in_pieces_and_is_an_image_in_the_end(ada: Person) -> None:
    conversation, data = ada.conversation(), photograph()
    address = begun(ada, len(data), conversation)

    first = patch(ada, address, 0, data[:100])
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, "100")
    where = ada.call("HEAD", address, headers=TUS)
    assert (where.status_code, where.headers["Upload-Offset"]) == (200, "100")
    assert where.headers["Upload-Length"] == str(len(data))
    assert where.headers["Cache-Control"] == "no-store"
    half = ada.data("GET", address)
    assert (half["offset"], half["image"], half["refused"]) == (100, None, None)

    last = patch(ada, address, 100, data[100:])
    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(data)))
    image = ada.data("GET", address)["image"]
    assert image["id"] == address.rsplit("/", 1)[1]
    assert (image["number"], image["title"]) == (1, "IMG_2041")
    assert ada.data("GET", f"/api/v1/conversations/{conversation}")["images"] == [image]
    assert ada.call("HEAD", address, headers=TUS).headers["Upload-Offset"] == str(len(data))


def test_an_upload_is_upright_on_the_page_and_its_place_stays_here(ada: Person) -> None:
    conversation, data = ada.conversation(), photograph()
    version = sent(ada, data, conversation)["image"]["versions"][0]
    assert (version["width"], version["height"], version["media_type"]) == (60, 90, "image/jpeg")
    assert version["recipe"]["by"] == "upload"
    assert version["recipe"]["values"]["filename"] == "IMG_2041.JPG"
    assert version["recipe"]["values"]["noticed"] == ["place: kept only in the original"]
    for name in (version["preview"], version["full"]):
        shown = ada.get(f"/api/conversation-image/{conversation}/{name}")
        assert shown.mimetype == "image/webp"
        assert b"Secret" not in shown.data
        assert not Image.open(BytesIO(shown.data)).getexif()
        assert Image.open(BytesIO(shown.data)).size == (60, 90)


def test_the_original_is_a_download_for_who_asks_for_it(ada: Person) -> None:
    conversation, data = ada.conversation(), photograph()
    image = sent(ada, data, conversation)["image"]
    name = image["versions"][0]["filename"]
    assert ada.get(f"/api/conversation-image/{conversation}/{name}").status_code == 404
    assert ada.get(f"/api/conversation-image/{conversation}/{name}?download=x").status_code == 404
    file = f"/api/v1/images/{image['id']}/file"
    for shown in ("", "?format=full", "?format=preview"):
        assert b"Secret" not in ada.get(file + shown).data
    original = ada.get(f"{file}?format=original")
    assert original.data == data
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert (original.mimetype, original.headers["Content-Security-Policy"]) == ("image/jpeg", "sandbox")
    assert ada.get(f"{file}?format=raw").status_code == 400


def test_a_heic_is_seen_and_edited_like_any_other_picture(ada: Person) -> None:
    conversation = ada.conversation()
    image = sent(ada, HEIC, conversation, "IMG_1.HEIC")["image"]
    assert image["versions"][0]["media_type"] == "image/heic"
    reply = ada.say(conversation, "rotate right")
    edited = reply["reply"]["pictures"][0]["version"]
    assert (edited["media_type"], edited["width"], edited["height"]) == ("image/png", 48, 32)
    shown = Image.open(BytesIO(ada.get(f"/api/conversation-image/{conversation}/{edited['filename']}").data))
    assert shown.getpixel((42, 16)) == pytest.approx((200, 30, 30), abs=6)  # the red top is to the right now


def test_an_animation_is_taken_for_its_first_frame_and_that_is_said(ada: Person) -> None:
    out = BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "GIF", save_all=True, append_images=[Image.new("RGB", (9, 9), "blue")])
    version = sent(ada, out.getvalue(), filename="dance.gif")["image"]["versions"][0]
    assert version["recipe"]["values"]["noticed"] == ["animation: first frame used"]


def test_what_it_is_called_does_not_matter_and_is_no_path(ada: Person) -> None:
    for filename, title in (
        ("../../etc/passwd.jpg", "passwd"),
        ("C:\\Photos\\Ostsee 1.HEIC", "Ostsee 1"),
        ("", "Picture"),
        ("a" * 900 + ".png", "a" * 60),
    ):
        assert sent(ada, png("red"), filename=filename)["image"]["title"] == title


def test_a_conversation_is_made_where_there_is_none(ada: Person) -> None:
    mine = str(uuid4())
    assert sent(ada, png("red"), mine)["conversation"] == mine
    made = sent(ada, png("blue"))["conversation"]
    listed = {row["id"] for row in ada.data("GET", "/api/v1/conversations")["conversations"]}
    assert listed == {mine, made}


def test_nobody_sends_into_another_persons_conversation(ada: Person, bea: Person) -> None:
    conversation = ada.conversation()
    headers = {**TUS, "Upload-Length": "9", "Upload-Metadata": said(conversation=conversation)}
    assert refused(bea.post(UPLOADS, headers=headers)) == (404, "not_found")
    assert ada.data("GET", f"/api/v1/conversations/{conversation}")["images"] == []


def test_an_upload_is_its_owners_alone(ada: Person, bea: Person) -> None:
    address = begun(ada, 9)
    assert bea.call("HEAD", address, headers=TUS).status_code == 404
    assert patch(bea, address, 0, b"123456789").status_code == 404
    assert bea.call("DELETE", address, headers=TUS).status_code == 404
    assert ada.call("HEAD", address, headers=TUS).headers["Upload-Offset"] == "0"


def test_it_goes_on_only_where_it_stopped(ada: Person) -> None:
    address = begun(ada, 20)
    patch(ada, address, 0, b"12345")
    for offset in (0, 4, 6, 20):
        assert refused(patch(ada, address, offset, b"x")) == (409, "offset_conflict")
    assert ada.call("HEAD", address, headers=TUS).headers["Upload-Offset"] == "5"


def test_more_than_was_announced_is_refused(ada: Person) -> None:
    assert refused(patch(ada, begun(ada, 4), 0, b"12345")) == (413, "upload_too_long")


def test_wrong_bytes_are_sent_again(ada: Person) -> None:
    data = png("red")
    address = begun(ada, len(data))
    for algorithm in ("sha1", "md5", "sha256"):
        wrong = patch(ada, address, 0, data, **{"Upload-Checksum": sum_of(b"something else", algorithm)})
        assert refused(wrong) == (460, "checksum_mismatch")
        assert ada.call("HEAD", address, headers=TUS).headers["Upload-Offset"] == "0"
    right = patch(ada, address, 0, data[:30], **{"Upload-Checksum": sum_of(data[:30])})
    assert (right.status_code, right.headers["Upload-Offset"]) == (204, "30")
    assert patch(ada, address, 30, data[30:], **{"Upload-Checksum": sum_of(data[30:], "sha256")}).status_code == 204
    assert ada.data("GET", address)["image"]


@pytest.mark.parametrize("header", ["crc32 AAAA", "sha1", "sha1 %%%", "sha1 AAAA", ""])
def test_a_checksum_that_is_none_is_refused(ada: Person, header: str) -> None:
    assert patch(ada, begun(ada, 4), 0, b"1234", **{"Upload-Checksum": header}).status_code == 400


def test_a_file_may_come_with_its_announcement(ada: Person) -> None:
    data = png("red")
    headers = {**TUS, "Upload-Length": str(len(data)), "Content-Type": BYTES, "Upload-Metadata": said(filename="x.png")}
    response = ada.post(UPLOADS, headers=headers, data=data)
    assert (response.status_code, response.headers["Upload-Offset"]) == (201, str(len(data)))
    assert ada.data("GET", response.headers["Location"])["image"]["title"] == "x"


def test_who_can_only_post_can_send_and_cancel(ada: Person) -> None:
    address = begun(ada, 20)
    headers = {**TUS, "Upload-Offset": "0", "Content-Type": BYTES}
    response = ada.post(address, headers={**headers, "X-HTTP-Method-Override": "PATCH"}, data=b"12345")
    assert (response.status_code, response.headers["Upload-Offset"]) == (204, "5")
    assert ada.post(address, headers={**TUS, "X-HTTP-Method-Override": "DELETE"}).status_code == 204
    assert ada.post(address, headers={**TUS, "X-HTTP-Method-Override": "PUT"}).status_code == 400


def test_a_cancelled_upload_is_gone_and_an_image_stays(ada: Person, tmp_path: Path) -> None:
    address = begun(ada, 20)
    patch(ada, address, 0, b"12345")
    assert ada.call("DELETE", address, headers=TUS).status_code == 204
    assert ada.call("HEAD", address, headers=TUS).status_code == 404
    done = sent(ada, png("red"))
    assert ada.call("DELETE", f"{UPLOADS}/{done['id']}", headers=TUS).status_code == 204
    assert ada.data("GET", f"/api/v1/conversations/{done['conversation']}")["images"] == [done["image"]]
    assert not [path for path in (tmp_path / "served" / "uploads").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "many"}, 400),
        ({"Upload-Length": "9" * 40}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": "filename ä"}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": "x " + "A" * 9000}, 400),
        ({"Upload-Length": "9", "Upload-Metadata": "conversation QUJD"}, 400),
        ({"Upload-Defer-Length": "1"}, 400),
        ({"Upload-Length": str(200 * 1024 * 1024 + 1)}, 413),
        ({"Upload-Length": "9", "Tus-Resumable": "0.2.2"}, 412),
    ],
)
def test_what_cannot_begin_is_said_at_once(ada: Person, headers: dict[str, str], status: int) -> None:
    response = ada.post(UPLOADS, headers=headers)
    assert response.status_code == status, response.text
    assert response.headers["Tus-Resumable"] == "1.0.0"
    assert response.json is not None
    assert response.json["error"]["message"]


def test_a_piece_says_where_it_belongs_and_what_it_is(ada: Person) -> None:
    address = begun(ada, 9)
    assert ada.call("PATCH", address, headers={"Content-Type": BYTES}, data=b"x").status_code == 400
    assert patch(ada, address, 0, b"x", **{"Content-Type": "image/png"}).status_code == 415


def test_a_person_can_have_only_so_many_unfinished(ada: Person, bea: Person) -> None:
    for _ in range(100):
        begun(ada, 9)
    response = ada.post(UPLOADS, headers={**TUS, "Upload-Length": "9"})
    assert refused(response) == (429, "too_many_uploads")
    begun(bea, 9)


def bomb() -> bytes:
    """Four thousand bytes that say they are 900 megapixels."""
    out = BytesIO()
    Image.new("1", (30_000, 30_000)).save(out, "PNG", compress_level=9)
    return out.getvalue()


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not_a_picture", 422),
        (lambda: b"<html>", "not_a_picture", 422),
        (lambda: b"%PDF-1.7 " * 99, "not_a_picture", 422),
        (lambda: b"\xff\xd8\xff\xe0" + b"\0" * 400, "broken_picture", 422),
        (lambda: cut(photograph()), "broken_picture", 422),
        (lambda: cut(png("red")), "broken_picture", 422),
        (lambda: cut(HEIC), "broken_picture", 422),
        (bomb, "picture_too_large", 422),
    ],
    ids=["svg", "html", "pdf", "only a beginning", "cut jpeg", "cut png", "cut heic", "bomb"],
)
def test_what_is_no_good_is_refused_with_its_reason_and_stays_refused(
    ada: Person, data: Any, code: str, status: int
) -> None:
    content, conversation = data(), ada.conversation()
    address = begun(ada, len(content), conversation, "holiday.jpg")
    assert refused(patch(ada, address, 0, content)) == (status, code)
    found = ada.data("GET", address)
    assert found["image"] is None
    assert found["refused"]["code"] == code
    assert found["refused"]["text"]
    assert ada.call("HEAD", address, headers=TUS).headers["Upload-Offset"] == str(len(content))
    assert ada.data("GET", f"/api/v1/conversations/{conversation}")["images"] == []


def test_an_empty_file_is_no_picture(ada: Person) -> None:
    assert refused(ada.post(UPLOADS, headers={**TUS, "Upload-Length": "0"})) == (422, "not_a_picture")


def test_a_smaller_limit_is_kept(tmp_path: Path) -> None:
    small = studio(tmp_path, upload_megabytes=1)
    try:
        ada = person(small)
        response = ada.post(UPLOADS, headers={**TUS, "Upload-Length": str(1024 * 1024 + 1)})
        assert refused(response) == (413, "picture_too_large")
        assert "the limit is 1 MB" in response.json["error"]["message"]  # type: ignore[index]
    finally:
        ended(small)


def test_it_says_until_when_it_is_kept(ada: Person) -> None:
    address = begun(ada, 9)
    expires = parsedate_to_datetime(ada.call("HEAD", address, headers=TUS).headers["Upload-Expires"])
    assert expires.timestamp() == pytest.approx(ada.data("GET", address)["expires"], abs=1)


@pytest.fixture
def told(atelier: Atelier, ada: Person) -> Iterator[tuple[str, Any]]:
    """A conversation, and a browser that has it open."""
    conversation = ada.conversation()
    socket = atelier.socketio.test_client(atelier.app, flask_test_client=ada.client, headers={"Host": "localhost"})
    socket.emit("open", {"conversation": conversation}, callback=True)
    socket.get_received()
    yield conversation, socket
    socket.disconnect()


def test_what_is_sent_with_a_message_is_what_the_message_is_about(ada: Person, told: tuple[str, Any]) -> None:
    """Not the active one, which came last."""
    conversation, socket = told
    first, second = (sent(ada, png(colour), conversation)["image"] for colour in ("red", "blue"))
    payload = {"conversation": conversation, "client_id": "c1", "text": "make it darker", "attachments": [first["id"]]}
    begun_turn = socket.emit("turn", payload, callback=True)["data"]
    ada.finish(begun_turn["turn"])
    images = {image["id"]: image for image in ada.data("GET", f"/api/v1/conversations/{conversation}")["images"]}
    assert begun_turn["user"]["attachments"] == [first["id"]]
    assert len(images[first["id"]]["versions"]) == 2
    assert len(images[second["id"]]["versions"]) == 1


def test_of_several_that_were_sent_it_asks_which(ada: Person, told: tuple[str, Any]) -> None:
    conversation, socket = told
    pictures = [sent(ada, png(colour), conversation)["image"]["id"] for colour in ("red", "blue")]
    payload = {"conversation": conversation, "client_id": "c1", "text": "make it darker", "attachments": pictures}
    turn = socket.emit("turn", payload, callback=True)["data"]["turn"]
    ada.finish(turn)
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    question = next(message for message in page["messages"] if message["id"] == turn)["reply"]["question"]
    assert [choice["image"] for choice in question["choices"]] == pictures
    assert all(len(image["versions"]) == 1 for image in page["images"])
