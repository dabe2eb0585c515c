"""Every example that the guides and the API's page show is run as it stands there, in its own language."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import requests
from PIL import Image

from endpoints.openapi.human_page import HumanPage
from tests.endpoints.moving.test_foreign_imports import chatgpt
from tests.running import PATIENCE, ROOT, Studio, Visitor

ADDRESS = "http://127.0.0.1:8000"
BLOCK = re.compile(r"^```(bash|sh|python|js)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = ["bash", "-euo", "pipefail", "-c"]
RUN = {"bash": SHELL, "sh": SHELL, "python": [sys.executable, "-c"], "js": ["node", "--input-type=module", "-e"]}
GUIDE = ROOT / "docs/other-programs.md"
"""The README's examples, those of docs/mcp.md and of docs/client-libraries.md have tests of their own."""
SOMEBODYS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|…")
"""What stands for something of one's own in an example: an id, or what everybody fills in."""
NEEDS_MORE = (
    "POST /api/v1/session",  # an account with that password
    "POST /api/v1/recovery",  # a guest, whom POST /api/v1/users has made a member
    "POST /api/v1/images/from-address",  # the network
    "GET /api/v1/session/oidc",  # a studio with that access, as below
    "GET /api/v1/session/oidc/callback",
    "GET /mcp",  # a session of agents, as both below
    "DELETE /mcp",
    "POST /mcp",
)


EXAMPLES = BLOCK.findall(GUIDE.read_text("utf-8"))


@pytest.fixture
def environ(offline: Studio) -> dict[str, str]:
    with Visitor(offline.url) as person:
        token = person.data("POST", "/api/v1/tokens", json={"name": "a script"})["token"]
    return {**os.environ, "TOKEN": token}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where somebody has photographs, and what ChatGPT exports."""
    for name in ("photo.jpg", "cat.jpg"):
        Image.radial_gradient("L").resize((600, 400)).convert("RGB").save(tmp_path / name)
    with ZipFile(tmp_path / "conversation.zip", "w") as archive:
        archive.writestr("conversations.json", json.dumps(chatgpt()))
    return tmp_path


@pytest.mark.parametrize(("language", "lines"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_an_example_of_a_guide_works(
    offline: Studio, environ: dict[str, str], folder: Path, language: str, lines: str
) -> None:
    program = [*RUN[language], lines.replace(ADDRESS, offline.url)]
    done = subprocess.run(program, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    for address in re.findall(rf"{offline.url}/v1/files/[\w.-]+", done.stdout):
        assert requests.get(address, timeout=PATIENCE).headers["Content-Type"].startswith("image/")
    if (folder / "fox.png").exists():
        with Image.open(folder / "fox.png") as fox:
            fox.load()


def test_every_line_of_the_apis_page_works_that_names_nothing_of_ones_own(offline: Studio, folder: Path) -> None:
    document = requests.get(f"{offline.url}/api/v1/openapi.json", timeout=PATIENCE).json()
    calls = [call for part in HumanPage(document, offline.url).parts() for call in part.calls]
    there = {f"{call.method} {call.path}": call.curl for call in calls if not SOMEBODYS.search(call.curl)}
    lines = {name: line for name, line in there.items() if "{" not in name and name not in NEEDS_MORE}
    script = ["curl -sS -b jar -c jar -o /dev/null -X POST " + offline.url + "/api/v1/session/guest"]
    for name, line in lines.items():
        script += [f"printf '%s ' '{name}'", f"{line} -sS -o answer -w '%{{http_code}}\\n'"]
    done = subprocess.run([*SHELL, "\n".join(script)], cwd=folder, capture_output=True, text=True, check=False)
    answers = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert {"POST /v1/images/generations", "POST /v1/chat/completions", "GET /api/v1/usage"} <= set(lines)
    assert set(answers) == set(lines), done.stderr
    assert {name: status for name, status in answers.items() if not status.startswith("2")} == {}
