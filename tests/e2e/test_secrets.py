"""What is secret stands in one place: sealed in one column of the database; of what is only compared there is a hash.

Six strings go through a real studio that logs all it can, with faults that repeat them; then everything is searched.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.running import PATIENCE, Studio, Visitor
from tests.upstream import Upstream
from tests.upstream.account import ENROLLED
from tests.upstream.service import WRONG_KEY

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
OPENROUTER = "/api/v1/settings/providers/openrouter"
KEY = "sk-or-v1-plantedkey0123456789abcdef"
SECRET = "planted-cookie-secret-0123456789"
MASTER = "cGxhbnRlZG1hc3RlcmtleXBsYW50ZWRtYXN0ZXJrZXk="


class Planted:
    """The strings, and all that was answered and told meanwhile."""

    def __init__(self) -> None:
        self.strings: dict[str, str] = {"secret": SECRET, "master key": MASTER, "key": KEY, "wrong key": WRONG_KEY}
        self.answers: list[str] = []

    def found_in(self, text: str | bytes) -> list[str]:
        said = text.encode() if isinstance(text, str) else text
        return [name for name, each in self.strings.items() if each.encode() in said]


def journey(ada: Visitor, upstream: Upstream, planted: Planted) -> None:
    """A person connects in every way, paints, fails, and is refused."""

    def call(method: str, path: str, **more: Any) -> Any:
        answer = ada.http.request(method, f"{ada.url}{path}", timeout=PATIENCE, **more)
        planted.answers.append(answer.text)
        return answer.json().get("data")

    conversation = ada.conversation()
    ada.connect(conversation)
    for key in (KEY, WRONG_KEY):
        call("PUT", OPENROUTER, json={"key": key})
        call("GET", OPENROUTER)
        call("POST", f"{OPENROUTER}/test")
        ada.ended(ada.turn(conversation, "/image a fox in the snow"))
        ada.ended(ada.turn(conversation, "/image a fox", options={"image_model": "openrouter/fault/key-echo"}))
    for fault in ("", "expired"):
        start = call("POST", f"{OPENROUTER}/enroll", json={})
        back = requests.get(start["page"], allow_redirects=False, timeout=PATIENCE).headers["Location"]
        said = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
        planted.strings[f"code {fault}"] = said["code"]
        upstream.service.account.fault = fault
        ada.http.get(back, timeout=PATIENCE)  # the page, with the code in its address
        call("POST", f"{OPENROUTER}/callback", json={"state": said["state"], "code": said["code"]})
        call("POST", f"{OPENROUTER}/callback", json={"state": said["state"], "code": said["code"]})
    planted.strings["enrolled key"] = ENROLLED
    planted.strings["verifier"] = next(iter(upstream.service.account.verifiers))
    ada.ended(ada.turn(conversation, "/image a fox once more"))
    token = ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})["token"]
    planted.strings |= {"token": token, "session": ada.http.cookies["atelier"]}
    for path in ("/api/v1/session", "/api/v1/tokens", f"/api/v1/conversations/{conversation}", "/"):
        planted.answers.append(ada.http.get(f"{ada.url}{path}", timeout=PATIENCE).text)
    planted.answers.append(str(ada.heard.events))


def test_six_planted_strings_stand_nowhere(tmp_path: Path) -> None:
    planted = Planted()
    with Upstream() as upstream:
        environ = {
            "OPENROUTER_API_URL": upstream.url,
            "ATELIER_SECRET": SECRET,
            "ATELIER_SECRET_KEY": MASTER,
            "ATELIER_LOG_LEVEL": "DEBUG",
        }
        studio = Studio(tmp_path / "data", environ).start()
        with Visitor(studio.url) as ada:
            journey(ada, upstream, planted)
        _, logged = studio.stop()
        used = {each["headers"]["authorization"] for each in upstream.seen()["requests"]}

    assert any(KEY in each for each in used) and any(ENROLLED in each for each in used), "they were really used"
    assert logged, "it logs what it can"
    assert planted.found_in(logged) == []
    assert list(filter(None, map(planted.found_in, planted.answers))) == []
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert {path.name: found for path in files if (found := planted.found_in(path.read_bytes()))} == {}
    with sqlite3.connect(tmp_path / "data" / "atelier.db") as database:
        sealed = database.execute("SELECT sealed FROM provider_keys").fetchall()
    assert len(sealed) == 1 and sealed[0][0].startswith("gAAAA")
