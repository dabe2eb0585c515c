"""`genimg chat`: lines in, replies and files out."""

from __future__ import annotations

import pytest

from genimg import exit_codes
from tests.genimg.conftest import Shell

pytestmark = pytest.mark.slow


def test_a_conversation_goes_on_from_line_to_line(shell: Shell) -> None:
    shell.picture("photo.jpg", (640, 480))

    run = shell("chat", "photo.jpg", "-o", "made", stdin=b"make it square\nhow big is it?\nundo\n/quit\nnever said\n")

    said = run.out.decode()
    assert run.code == exit_codes.DONE
    assert said.index("480 × 480") < said.index("#1 “photo”")
    assert "never said" not in said
    assert sorted(path.suffix for path in (shell.folder / "made").iterdir())


def test_a_number_picks_what_was_offered(shell: Shell) -> None:
    shell.picture("photo.jpg", (640, 480))

    run = shell("chat", "photo.jpg", "-o", "made", stdin=b"rotate\n1\n")

    assert "1  Left" in run.out.decode()
    assert "480 × 640" in run.out.decode()
