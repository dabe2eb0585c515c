"""Pictures as files, through the whole server."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4
from zipfile import ZipFile

import pytest
from PIL import Image, ImageOps
from werkzeug.test import TestResponse

from conversation.errors import Bug
from conversation.ports.downloads import DownloadRequest, Order
from conversation.ports.pixels import Exported, Pixels
from imaging.file import File
from imaging.provenance.history import ProvenanceHistory
from server.app import Atelier
from server.workers.pool import closing, died
from tests.endpoints.conftest import Person, settle
from tests.imaging.credit.test_credit import KEPT, said
from tests.imaging.credit.test_credit import photograph as credited_photograph
from tests.matrix import sampled

UTF_8 = 0x800
"""The flag of a ZIP's entry whose name is in UTF-8 (APPNOTE 4.4.4)."""
ENTRY = re.compile(r"[^/\\\x00-\x1f]+")
HEADER = re.compile(r'attachment; filename="([A-Za-z0-9 _().,+-]+)"; filename\*=UTF-8\'\'([A-Za-z0-9!#$&+.^_`|~%-]+)')
ORIENTATION = 0x0112
PLACE = {0x8825: {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 34.0)}}


def photograph(fmt: str = "JPEG") -> bytes:
    """8 × 12 as it lies, upright 12 × 8, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera works"
    exif.get_ifd(0x8825).update(PLACE[0x8825])
    out = BytesIO()
    Image.new("RGB", (8, 12), "teal").save(out, fmt, exif=exif)
    return out.getvalue()


def upload(person: Person, conversation: str, data: bytes, name: str = "IMG_2041.jpg") -> dict[str, Any]:
    about = ",".join(
        f"{key} {b64encode(value.encode()).decode()}"
        for key, value in (("filename", name), ("conversation", conversation))
    )
    headers = {"Upload-Length": str(len(data)), "Upload-Metadata": about, "Tus-Resumable": "1.0.0"}
    headers["Content-Type"] = "application/offset+octet-stream"
    made = person.post("/api/v1/uploads", headers=headers, data=data)
    settle()
    return dict(person.data("GET", made.headers["Location"])["image"])


def named(response: TestResponse) -> tuple[str, str]:
    """Both names of the one header there is."""
    headers = response.headers.getlist("Content-Disposition")
    assert len(headers) == 1
    found = HEADER.fullmatch(headers[0])
    assert found, headers[0]
    return found[1], found[2]


def opened(response: TestResponse) -> ZipFile:
    assert response.status_code == 200, response.text
    return ZipFile(BytesIO(response.data))


@pytest.fixture
def photo(ada: Person) -> dict[str, Any]:
    return upload(ada, ada.conversation(), photograph())


def without_origin(data: bytes) -> bytes:
    """A PNG or JPEG without the one chunk, or segment, that says where it comes from."""
    if data.startswith(b"\x89PNG"):
        at = data.index(b"iTXtXML:com.adobe.xmp") - 4
        return data[:at] + data[at + 12 + int.from_bytes(data[at : at + 4]) :]
    at = data.index(b"http://ns.adobe.com/xap/1.0/\0") - 4
    return data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4]) :]


def test_what_was_made_here_leaves_as_it_is_kept_and_says_where_it_comes_from(ada: Person) -> None:
    conversation = ada.conversation()
    image = ada.picture(conversation)
    kept = ada.get(f"/api/conversation-image/{conversation}/{image['versions'][0]['filename']}").data
    response = ada.get(f"/api/v1/images/{image['id']}/download")
    assert (without_origin(response.data), response.mimetype) == (kept, "image/png")
    assert response.headers["Content-Length"] == str(len(response.data))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Atelier-Notes" not in response.headers
    assert named(response) == ("Red square.png", "Red%20square.png")


def test_a_photograph_leaves_upright_and_says_nothing_about_its_maker(ada: Person, photo: dict[str, Any]) -> None:
    for kind, name in (("", "JPEG"), ("same", "JPEG"), ("jpeg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")):
        response = ada.get(f"/api/v1/images/{photo['id']}/download?format={kind}")
        picture = Image.open(BytesIO(response.data))
        assert (picture.format, ImageOps.exif_transpose(picture).size) == (name, (12, 8))
        assert set(picture.getexif()) <= {ORIENTATION}
        assert b"Camera works" not in response.data


def test_date_and_owner_stay_when_a_person_wants_that(ada: Person) -> None:
    conversation = ada.conversation()
    data = credited_photograph()
    image = upload(ada, conversation, data)
    ada.data("PATCH", "/api/v1/settings", json={"keep_credit": True})
    assert said(ada.get(f"/api/v1/images/{image['id']}/download?format=png").data) == KEPT
    ada.say(conversation, "/invert")
    assert said(ada.get(f"/api/v1/images/{image['id']}/download").data) == KEPT
    ada.data("POST", f"/api/v1/images/{image['id']}/compress", json={"target": "4KB"})
    assert said(ada.get(f"/api/v1/images/{image['id']}/download").data) == KEPT


def test_without_its_place_it_is_still_somebodys_and_without_metadata_nobodys(ada: Person) -> None:
    conversation = ada.conversation()
    image = upload(ada, conversation, credited_photograph())
    ada.data("PATCH", "/api/v1/settings", json={"keep_credit": True})
    for words, left in (("/strip location", KEPT), ("/invert", KEPT), ("/strip", (None, None, None, 0))):
        ada.say(conversation, words)
        assert said(ada.get(f"/api/v1/images/{image['id']}/download").data) == left, words


STEPS = [{"type": "strip"}, {"type": "strip", "what": "location"}, {"type": "convert", "format": "jpeg"}]


@pytest.mark.parametrize("step", STEPS)
def test_what_is_only_made_clean_is_not_coded_again(ada: Person, photo: dict[str, Any], step: dict[str, Any]) -> None:
    address = f"/api/v1/images/{photo['id']}"
    image = ada.data("POST", f"{address}/operations", json={"operations": [step]})
    version = next(each for each in image["versions"] if each["id"] == image["current"])
    assert (version["width"], version["height"]) == (12, 8)
    left = without_origin(ada.get(f"{address}/download").data)
    assert len(left) == version["bytes"] <= len(photograph())
    assert b"Camera works" not in left
    with Image.open(BytesIO(left)) as one, Image.open(BytesIO(photograph())) as other:
        assert one.tobytes() == other.tobytes()


def test_the_original_leaves_byte_for_byte_when_it_is_asked_for_and_that_is_said(
    ada: Person, photo: dict[str, Any]
) -> None:
    response = ada.get(f"/api/v1/images/{photo['id']}/download?format=original")
    assert response.data == photograph()
    assert response.headers["Atelier-Notes"] == "own-metadata"


def test_the_usual_format_is_the_persons_own(ada: Person, photo: dict[str, Any]) -> None:
    ada.data("PATCH", "/api/v1/settings", json={"download_format": "webp"})
    assert ada.get(f"/api/v1/images/{photo['id']}/download").mimetype == "image/webp"
    assert ada.call("PATCH", "/api/v1/settings", json={"download_format": "exe"}).status_code == 400


def test_what_is_transparent_is_white_in_a_jpeg_and_that_is_said(ada: Person) -> None:
    out = BytesIO()
    Image.new("RGBA", (12, 8), (255, 0, 0, 0)).save(out, "PNG")
    image = upload(ada, ada.conversation(), out.getvalue(), "glass.png")
    response = ada.get(f"/api/v1/images/{image['id']}/download?format=jpeg")
    assert response.headers["Atelier-Notes"] == "on-white"
    assert Image.open(BytesIO(response.data)).convert("RGB").getpixel((3, 3)) == (255, 255, 255)
    assert "Atelier-Notes" not in ada.get(f"/api/v1/images/{image['id']}/download?format=png").headers


@sampled(
    "title",
    ["../../etc/passwd", 'a"\r\nX-Evil: 1', "a; b", "safe\u202egnp.exe", "🦊", "é" * 255, "con", "aux.", "山", "nul"],
)
def test_a_title_of_any_kind_makes_one_good_header(ada: Person, title: str) -> None:
    image = ada.picture(ada.conversation())
    ada.data("PATCH", f"/api/v1/images/{image['id']}", json={"title": title[:200]})
    response = ada.get(f"/api/v1/images/{image['id']}/download")
    assert "X-Evil" not in response.headers
    assert len(named(response)[0]) < 255
    order = {"images": [{"id": image["id"]}], "name": title[:200]}
    archive = ada.post("/api/v1/images/download-zip", json=order)
    assert named(archive)[0].endswith(".zip")
    assert all(ENTRY.fullmatch(name) and ".." not in name for name in opened(archive).namelist())


def test_several_leave_together_in_the_order_in_which_they_were_named(ada: Person, photo: dict[str, Any]) -> None:
    conversation = ada.conversation()
    images = [ada.picture(conversation, colour)["id"] for colour in ("red", "blue", "red")]
    order = {"images": [{"id": each} for each in (*images, photo["id"])], "name": "Holidays", "offset": 60}
    asked = ada.data("POST", "/api/v1/downloads", json=order)
    assert (asked["count"], asked["bytes"]) == (4, None)
    response = ada.get(asked["url"])
    assert named(response)[0] == "Holidays.zip"
    with opened(response) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["Red square.png", "Blue square.png", "Red square (2).png", "IMG_2041.jpg"]
        assert set(Image.open(BytesIO(archive.read(names[3]))).getexif()) == {ORIENTATION}
    assert opened(ada.get(asked["url"])).namelist() == names
    assert opened(ada.post("/api/v1/images/download-zip", json=order)).namelist() == names


@pytest.mark.parametrize("name", ["Пляж в Сочи.jpg", "weißer Hund Æ.jpg", "山の朝 (1).jpg"])
def test_a_name_leaves_as_it_came_alone_and_in_a_zip(ada: Person, name: str) -> None:
    image = upload(ada, ada.conversation(), photograph(), name)
    assert unquote(named(ada.get(f"/api/v1/images/{image['id']}/download"))[1]) == name
    with opened(ada.post("/api/v1/images/download-zip", json={"images": [{"id": image["id"]}]})) as archive:
        (entry,) = archive.infolist()
        assert entry.filename == name
        assert entry.flag_bits & UTF_8


def test_what_is_only_copied_has_a_size_before_it_leaves(ada: Person, photo: dict[str, Any]) -> None:
    sizes = {"original": len(photograph()), "same": None}
    for kind, expected in sizes.items():
        order = {"images": [{"id": photo["id"]}], "format": kind}
        assert ada.data("POST", "/api/v1/downloads", json=order)["bytes"] == expected


def test_a_version_that_is_named_leaves_and_not_the_current_one(ada: Person) -> None:
    conversation = ada.conversation()
    image = ada.picture(conversation)
    ada.say(conversation, "/invert")
    for version, colour in ((image["current"], (255, 0, 0)), (None, (0, 255, 255))):
        order = {"images": [{"id": image["id"], "version": version}]}
        with opened(ada.post("/api/v1/images/download-zip", json=order)) as archive:
            picture = Image.open(BytesIO(archive.read(archive.namelist()[0])))
            assert picture.convert("RGB").getpixel((0, 0)) == colour


def test_one_that_is_missing_or_damaged_is_named_and_stops_no_other(
    ada: Person, atelier: Atelier, photo: dict[str, Any]
) -> None:
    conversation = ada.conversation()
    images = [ada.picture(conversation, colour)["id"] for colour in ("red", "blue")]
    order = {"images": [{"id": each} for each in (images[0], photo["id"], images[1])], "format": "original"}
    asked = ada.data("POST", "/api/v1/downloads", json=order)
    ada.data("DELETE", f"/api/v1/images/{images[0]}")
    state = atelier.app.extensions["atelier"].pictures.shelf._state
    (key,) = (key for key in state.bytes if "_original" in key[1])
    state.bytes[key] = state.bytes[key][:20]
    with opened(ada.get(asked["url"])) as archive:
        names = archive.namelist()
        assert names == ["Blue square.png", "read-me.txt"]
        said = archive.read("read-me.txt").decode()
    assert "Picture 1 is not here. The picture was not found." in said
    assert "Picture 2 (IMG_2041) is not here. Its file is damaged." in said


@dataclass(frozen=True)
class Failing:
    """Pixels that fail as a worker can: in words, or in a way that nobody foresaw."""

    pixels: Pixels
    failure: Exception
    times: list[Path]

    def crediting(self, on: bool) -> Failing:
        return self

    def export(self, file: Path, kind: str) -> Exported:
        self.times.append(file)
        if len(self.times) == 1:
            raise self.failure
        return self.pixels.export(file, kind)

    def mark(self, picture: File, history: ProvenanceHistory) -> Exported:
        return self.pixels.mark(picture, history)


@sampled(
    "failure",
    [Bug("Traceback …"), died(-9, "ATELIER_WORKER_MEMORY"), died(-14, ""), OSError(5, "Input/output error"), closing()],
    ids=lambda failure: type(failure).__name__,
)
def test_whatever_fails_for_one_picture_the_others_arrive_and_the_page_hears_which_did_not(
    ada: Person, atelier: Atelier, failure: Exception
) -> None:
    conversation = ada.conversation()
    pictures = [upload(ada, conversation, photograph(), name)["id"] for name in ("first.jpg", "second.jpg")]
    giving = atelier.app.extensions["atelier"].pictures.downloads
    owner = str(ada.data("GET", "/api/v1/session")["user"]["id"])
    told: list[tuple[str, str, list[str]]] = []
    leaving = replace(giving.leaving, pixels=Failing(giving.leaving.pixels, failure, []))
    failing = replace(giving, leaving=leaving, announce=lambda *heard: told.append(heard))
    sent = failing.zip(owner, Order(tuple(DownloadRequest(each) for each in pictures), "png", "Both"))
    with ZipFile(BytesIO(b"".join(sent.pieces))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["second.png", "read-me.txt"]
        why = archive.read("read-me.txt").decode().strip()
    assert why.startswith("Picture 1 (first) is not here. ")
    assert told == [(owner, "Both.zip", [why])]


def test_an_order_is_its_owners_for_an_hour_and_outlives_a_restart(ada: Person, bea: Person) -> None:
    image = ada.picture(ada.conversation())
    asked = ada.data("POST", "/api/v1/downloads", json={"images": [{"id": image["id"]}]})
    assert bea.get(asked["url"]).status_code == 404
    assert ada.get(asked["url"]).status_code == 200
    assert ada.get(f"/api/v1/downloads/{uuid4()}").status_code == 404
    assert ada.get("/api/v1/downloads/..%2f..%2fatelier.db").status_code == 404


@sampled(
    ("body", "words"),
    [
        ({}, "images is missing"),
        ({"images": []}, "images is a list"),
        ({"images": ["x"]}, "Images[0] is an object"),
        ({"images": [{"id": "x"}]}, "Id is a UUID"),
        ({"images": [{"id": str(uuid4())}], "format": "exe"}, "Format is one of"),
        ({"images": [{"id": str(uuid4())}], "offset": 10_000}, "Offset is a whole number"),
        ({"images": [{"id": str(uuid4())}] * 5_001}, "1 to 5,000"),
    ],
)
def test_a_wrong_order_is_a_sentence(ada: Person, body: dict[str, Any], words: str) -> None:
    for path in ("/api/v1/downloads", "/api/v1/images/download-zip"):
        response = ada.post(path, json=body)
        assert response.status_code == 400
        assert words.lower() in (response.json or {})["error"]["message"].lower()
