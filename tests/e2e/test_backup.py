"""A studio is copied while it paints; then its folder is lost, and everybody finds everything again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.running import PATIENCE, ROOT, Studio, Visitor, prepared_server

Make = Callable[[Studio], Visitor]


def beside(studio: Studio, *words: str) -> tuple[int, str, str]:
    """A command on the studio's machine: its exit code, what it printed and what it complained of."""
    environ = {**os.environ, **studio.environ}
    asked = prepared_server().start(words, cwd=ROOT, environ=environ, text=True)
    printed, complaint = asked.communicate(timeout=PATIENCE)
    assert asked.returncode is not None
    return asked.returncode, printed, complaint


def test_a_studio_that_lost_its_folder_goes_on_from_its_copy(tmp_path: Path, visitor: Make) -> None:
    copy = tmp_path / "copy"
    with Studio(tmp_path / "data") as studio:
        ada = visitor(studio)
        conversation = ada.conversation()
        ada.connect(conversation)
        ada.ended(ada.turn(conversation, "/image a lighthouse at dusk"))
        (image,) = ada.page(conversation)["images"]
        file = f"/api/conversation-image/{conversation}/{image['versions'][0]['filename']}"
        painted = ada.call("GET", file).content

        busy = ada.turn(conversation, "/image a harbour in fog")
        code, printed, complaint = beside(studio, "backup", str(copy))
        assert (code, complaint) == (0, "")
        assert f"files and the database are in {copy}" in printed
        ada.ended(busy)
        code, printed, _ = beside(studio, "backup", str(copy))
        assert (code, "the database are in" in printed) == (0, True)
        assert beside(studio, "check")[0] == 0
        code, _, complaint = beside(studio, "restore", str(copy))
        assert (code, "Another Atelier is using" in complaint) == (1, True)

        studio.kill()
        shutil.rmtree(studio.data)
        code, printed, complaint = beside(studio, "restore", str(copy))
        assert (code, complaint) == (0, "")
        assert "Start the studio." in printed
        studio.start()

        assert len(ada.page(conversation)["images"]) == 2, "the guest’s own cookie opens what was theirs"
        assert ada.call("GET", file).content == painted


def test_what_is_asked_for_in_other_words_is_not_guessed(tmp_path: Path) -> None:
    studio = Studio(tmp_path / "data")
    for words in (["backup"], ["restore", "a", "b"], ["check", "--without-keys"], ["backup", "a", "--fast"]):
        code, printed, complaint = beside(studio, *words)
        assert (code, printed) == (1, "")
        assert f"“{' '.join(words)}” is not understood" in complaint
        assert "backup FOLDER" in complaint


def test_a_copy_without_the_keys_says_what_it_lacks(tmp_path: Path) -> None:
    with Studio(tmp_path / "data") as studio:
        code, printed, _ = beside(studio, "backup", str(tmp_path / "copy"), "--without-keys")
    assert code == 0
    assert f"Not in it, and needed with it: {studio.data / 'secret'} and {studio.data / 'secret-key'}." in printed
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == ["atelier.db", "backup.json"]


def test_what_is_wrong_is_named_file_by_file(tmp_path: Path, visitor: Make) -> None:
    with Studio(tmp_path / "data") as studio:
        ada = visitor(studio)
        conversation = ada.conversation()
        ada.connect(conversation).ended(ada.turn(conversation, "/image a lighthouse at dusk"))
        lost = next(studio.data.glob("conversations/*/images/*_full.webp"))
        lost.unlink()

        code, printed, complaint = beside(studio, "check")

    assert code == 1
    assert f"missing: {lost.relative_to(studio.data)}" in printed.splitlines()
    assert "1 files are missing and 0 are damaged" in complaint
    assert "older backup" in complaint
