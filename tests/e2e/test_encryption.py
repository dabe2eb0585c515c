"""A studio that encrypts: everything works as ever, and whoever has the disk has no picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_uploads import TUS, begun, patch, photograph
from tests.running import Studio, Visitor, until


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("studio") / "data"


@pytest.fixture(scope="module")
def studio(data: Path) -> Iterator[Studio]:
    with Studio(data, {"ATELIER_ENCRYPT": "1"}) as running:
        yield running


def on_the_disk(data: Path) -> Iterator[tuple[Path, bytes]]:
    """All of it: files, the database, its log."""
    for path in data.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


def test_no_byte_of_a_picture_lies_on_the_disk_and_all_of_it_is_served(studio: Studio, data: Path) -> None:
    with Visitor(studio.url) as somebody:
        conversation, sent = somebody.conversation(), photograph()
        address = begun(somebody, sent, conversation)
        assert patch(somebody, address, sent).ok
        assert somebody.call("DELETE", address, headers=TUS).status_code == 204
        image = f"/api/v1/images/{address.rpartition('/')[2]}"

        got = {kind: somebody.call("GET", f"{image}/file?format={kind}") for kind in ("original", "full", "preview")}
        assert {each.status_code for each in got.values()} == {200}
        assert got["original"].content == sent
        for kind, whole in got.items():
            part = somebody.call("GET", f"{image}/file?format={kind}", headers={"Range": "bytes=10-1019"})
            assert (part.status_code, part.content) == (206, whole.content[10:1020])
            assert part.headers["Content-Range"] == f"bytes 10-1019/{len(whole.content)}"
            past = somebody.call("GET", f"{image}/file?format={kind}", headers={"Range": "bytes=99999999-"})
            assert past.status_code == 416
            known = {"If-None-Match": whole.headers["ETag"]}
            assert somebody.call("GET", f"{image}/file?format={kind}", headers=known).status_code == 304

        edit = {"operations": [{"type": "grayscale"}]}
        first, second = (somebody.call("POST", f"{image}/operations/draft", json=edit) for _ in range(2))
        assert first.ok and first.content == second.content
        assert somebody.call("POST", f"{image}/operations", json=edit).ok
        mask = somebody.data("POST", f"{image}/masks/select", json={"kind": "subject"})["mask_id"]
        assert somebody.call("GET", f"/api/v1/masks/{mask}").ok
        assert somebody.call("GET", f"{image}/clipboard").ok
        somebody.connect(conversation)
        assert somebody.ended(somebody.turn(conversation, "/image a fox in the snow")).state == "done"
        page = somebody.page(conversation)
        previews = [version["preview"] for each in page["images"] for version in each["versions"]]
        shown = [somebody.call("GET", f"/api/conversation-image/{conversation}/{name}") for name in previews]
        saved = somebody.call("GET", f"/api/v1/conversations/{conversation}/export")
        assert saved.ok and sent in saved.content, "what leaves is as it came"

    def swept() -> bool:
        return not [path for path in (data / "tmp").glob("*") if path.is_file()]

    until(swept)
    canaries = [each.content[200:264] for each in (*got.values(), *shown)]
    assert len(canaries) >= 6 and all(len(each) == 64 for each in canaries)
    found = [path for path, content in on_the_disk(data) if any(canary in content for canary in canaries)]
    assert not found
    names = [path.name for path in (data / "conversations").rglob("*") if path.is_file()]
    assert len(names) >= 9 and not [name for name in names if "img" in name or "." in name]
    assert len({len(name) for name in names}) == 1
