"""A conversation, and everything, as a ZIP: what somebody finds in it years later, without a studio."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from conversation.ports.shelf import PictureFile, StandingFile
from server.app import Atelier
from tests.endpoints.conftest import Person, person
from tests.endpoints.pictures.test_downloads import named, photograph, upload


@pytest.fixture
def ada(atelier: Atelier) -> Person:
    return person(atelier)


def fetched(who: Person, path: str) -> tuple[str, ZipFile]:
    """The name under which it is saved, and what is in it."""
    answer = who.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip"), answer.text
    archive = ZipFile(BytesIO(answer.data))
    assert archive.testzip() is None
    return unquote(named(answer)[1]), archive


def says(who: Person, conversation: str, **message: object) -> None:
    """Comes back once it was answered."""
    who.finish(who.data("POST", f"/api/v1/conversations/{conversation}/messages", json=message)["turn"])


def test_what_was_said_and_made_is_read_without_a_studio(ada: Person) -> None:
    conversation = ada.conversation()
    data = photograph()
    image = upload(ada, conversation, data, "Müller am Meer.jpg")
    says(ada, conversation, text="rotate it to the left", attachments=[image["id"]])
    ada.data("PATCH", f"/api/v1/conversations/{conversation}", json={"title": "Holiday: 2026"})

    name, archive = fetched(ada, f"/api/v1/conversations/{conversation}/export?offset=60")

    assert name == "Holiday_ 2026.zip"
    assert archive.namelist() == [
        "conversation.md",
        "conversation.json",
        "pictures/01 Müller am Meer.jpg",
        "pictures/01 Müller am Meer v2.png",
        "read-me.txt",
    ]
    assert archive.read("pictures/01 Müller am Meer.jpg") == data, "as it came"
    said = archive.read("conversation.md").decode()
    assert said.startswith("# Holiday: 2026\n\n## You · 2")
    assert "\nrotate it to the left\n\n![Müller am Meer](pictures/01%20M%C3%BCller%20am%20Meer.jpg)\n" in said
    assert "](pictures/01%20M%C3%BCller%20am%20Meer%20v2.png)" in said.partition("## Atelier")[2]
    kept = json.loads(archive.read("conversation.json"))
    assert (kept["format"], kept["version"]) == ("atelier.conversation", 1)
    assert [message["role"] for message in kept["messages"]] == ["user", "assistant"]
    (one,) = kept["images"]
    assert [version["file"] for version in one["versions"]] == [
        "pictures/01 Müller am Meer.jpg",
        "pictures/01 Müller am Meer v2.png",
    ]
    assert one["versions"][1]["recipe"]["by"] == "operation:rotate"
    assert b"as it came" in archive.read("read-me.txt")


def test_other_branches_are_in_it_for_programs_and_only_the_shown_one_for_people(ada: Person) -> None:
    conversation = ada.conversation()
    says(ada, conversation, text="hello")
    says(ada, conversation, text="what else?")
    first = ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"][1]["id"]
    says(ada, conversation, text="good evening", parent=first)

    _, archive = fetched(ada, f"/api/v1/conversations/{conversation}/export")

    messages = json.loads(archive.read("conversation.json"))["messages"]
    assert [message["text"] for message in messages if message["role"] == "user"] == [
        "hello",
        "what else?",
        "good evening",
    ]
    shown = archive.read("conversation.md").decode()
    assert [word in shown for word in ("\nhello\n", "what else?", "good evening")] == [True, False, True]


def test_a_long_one_has_every_message_once_in_its_order(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conversation.archive.archives.AT_ONCE", 3)
    conversation = ada.conversation()
    for number in range(4):
        ada.say(conversation, f"hello number {number}")

    _, archive = fetched(ada, f"/api/v1/conversations/{conversation}/export")

    lines = archive.read("conversation.md").decode().splitlines()
    assert [line for line in lines if line.startswith("hello")] == [f"hello number {number}" for number in range(4)]
    messages = json.loads(archive.read("conversation.json"))["messages"]
    assert len({message["id"] for message in messages}) == len(messages) == 8


def test_everything_has_a_folder_for_each_conversation_and_no_key(ada: Person) -> None:
    for title in ("The sea", "The sea"):
        conversation = ada.conversation()
        upload(ada, conversation, photograph())
        ada.data("PATCH", f"/api/v1/conversations/{conversation}", json={"title": title})
    gone = ada.conversation()
    ada.data("DELETE", f"/api/v1/conversations/{gone}")
    ada.data("PATCH", "/api/v1/settings", json={"memory_pad": "I paint in oil"})

    name, archive = fetched(ada, "/api/v1/export")

    day = name.removeprefix("Atelier ").removesuffix(".zip")
    folders = [f"conversations/000{place} {day} The sea/" for place in (1, 2)]
    assert [each for each in archive.namelist() if each.endswith("conversation.md")] == [
        f"{folder}conversation.md" for folder in folders
    ]
    assert f"{folders[0]}pictures/01 IMG_2041.jpg" in archive.namelist()
    index = archive.read("index.md").decode()
    assert f"- [The sea]({folders[1].replace(' ', '%20')}conversation.md)" in index
    account = json.loads(archive.read("account.json"))
    assert account["settings"]["memory_pad"] == "I paint in oil"
    assert account["account"]["kind"] == "guest"


def test_a_picture_whose_file_is_lost_is_named_and_stops_nothing(ada: Person, atelier: Atelier) -> None:
    conversation = ada.conversation()
    for kind, name in (("JPEG", "a.jpg"), ("PNG", "b.png")):
        upload(ada, conversation, photograph(kind), name)
    archives = atelier.app.extensions["atelier"].conversations.moving.archives
    owner = ada.data("GET", "/api/v1/session")["user"]["id"]

    class Losing:
        """A shelf whose disk has lost the first picture."""

        def __getattr__(self, name: str) -> object:
            return getattr(archives.shelf, name)

        def file_of(self, owner: str, image: str, version: str | None, kind: str) -> PictureFile:
            found: PictureFile = archives.shelf.file_of(owner, image, version, kind)
            lost = StandingFile(found.path.with_name("lost"), found.kept.name)
            return replace(found, kept=lost) if found.path.suffix == ".jpg" else found

    leaving = replace(archives, shelf=Losing()).conversation(owner, conversation)
    with ZipFile(BytesIO(b"".join(leaving.pieces))) as archive:
        assert archive.read("pictures/02 b.png") == photograph("PNG")
        told = archive.read("read-me.txt").decode()

    assert "pictures/01 a.jpg is incomplete: its file could not be read" in told


def test_anothers_is_not_found(ada: Person, atelier: Atelier) -> None:
    conversation = ada.conversation()
    bea = person(atelier)
    assert bea.get(f"/api/v1/conversations/{conversation}/export").status_code == 404
    assert fetched(bea, "/api/v1/export")[1].namelist() == ["index.md", "account.json"]
