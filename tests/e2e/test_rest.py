"""The REST API of the real server, as a program uses it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from tests.running import ROOT, Studio, Visitor

Make = Callable[[Studio], Visitor]


def photograph(width: int = 1600, height: int = 1200) -> bytes:
    out = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def sent(somebody: Visitor, conversation: str) -> str:
    """The id of a picture sent as `curl -F file=@…` sends it."""
    files = {"file": ("IMG_1.JPG", photograph(), "image/jpeg")}
    return str(somebody.data("POST", "/api/v1/images", files=files, data={"conversation": conversation})["id"])


def script() -> str:
    """The lines that the README shows."""
    return (ROOT / "README.md").read_text().split("## Use it from a script")[1].split("```sh\n")[1].split("```")[0]


def test_the_lines_in_the_readme_do_what_they_say(offline: Studio, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(photograph())
    lines = script().replace("http://127.0.0.1:8000", offline.url)
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", lines], cwd=tmp_path, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    assert all(answer["success"] for answer in answers)
    assert answers[1]["data"]["outcome"]["bytes"] <= 300_000
    assert b"\nCompressed to " in done.stdout
    with Image.open(tmp_path / "square.jpg") as square:
        assert (square.format, square.size) == ("JPEG", (1200, 1200))
    with ZipFile(tmp_path / "pictures.zip") as pictures:
        assert (pictures.testzip(), len(pictures.namelist())) == (None, 1)
    assert json.loads((tmp_path / "fox.json").read_text())["status"] == "success"


def test_a_token_needs_no_cookie_and_is_nobody_else(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    image = sent(ada, ada.conversation())
    token = {"Authorization": f"Bearer {ada.data('POST', '/api/v1/tokens', json={'name': 'laptop'})['token']}"}
    with Visitor(offline.url) as program:
        at = f"/api/v1/images/{image}"
        made = program.data("POST", f"{at}/operations", json={"operations": [{"type": "sepia"}]}, headers=token)
        assert program.data("GET", at, headers=token) == made
        assert not program.http.cookies
        assert program.call("GET", at).status_code == 404


def test_an_open_page_follows_what_a_program_does(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    conversation = ada.conversation()
    ada.connect(conversation)
    image = sent(ada, conversation)
    ada.wait(lambda heard: [each["id"] for each in heard.images] == [image])
    ada.wait(lambda heard: any(row["id"] == conversation for row in heard.rows))
    at = f"/api/v1/images/{image}"
    edited = ada.data("POST", f"{at}/operations", json={"operations": [{"type": "greyscale"}]})
    small = ada.data("POST", f"{at}/compress", json={"preset": "email"})["image"]
    back = ada.data("POST", f"{at}/undo", json={"steps": 2})
    ada.wait(lambda heard: len(heard.images) == 4)
    assert ada.heard.images[1:] == [edited, small, back]
    assert back["current"] == back["versions"][0]["id"]
