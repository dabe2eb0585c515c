"""Who runs the studio is told how it is: ready or not, figures, traces; files are refused before the disk is full."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from server.app import Atelier
from tests.endpoints.conftest import Person, ended, person, png, studio

TOKEN = {"Authorization": "Bearer read-my-figures"}


@pytest.fixture
def measured(tmp_path: Path) -> Iterator[Atelier]:
    made = studio(tmp_path, metrics="on", metrics_token="read-my-figures")
    yield made
    ended(made)


def test_a_studio_is_ready_until_it_is_asked_to_end(ada: Person) -> None:
    ready = ada.get("/ready")
    assert ready.status_code == 200
    assert ready.json == {
        "status": "ready",
        "checks": [{"name": name, "ok": True, "why": ""} for name in ("database", "disk")],
    }
    ada.atelier.wind_down(0)
    ending = ada.client.get("/ready")
    assert ending.status_code == 503 and ending.json is not None
    assert [each["name"] for each in ending.json["checks"] if not each["ok"]] == ["turns"]


def test_figures_are_for_who_sits_at_the_machine_or_brings_the_token(measured: Atelier) -> None:
    ada = person(measured)
    ada.get("/api/v1/session")
    told = ada.client.get("/metrics").text
    assert 'atelier_requests_total{method="GET",route="session.session",status="200"} 1.0' in told
    assert "atelier_turns_running 0.0" in told and "atelier_disk_free_bytes" in told
    ada.client.open("/api/v1/session", method="MADEUP")
    assert "MADEUP" not in ada.client.get("/metrics").text, "a stranger makes no new line of figures"
    far = {"REMOTE_ADDR": "198.51.100.7"}
    assert ada.client.get("/metrics", environ_base=far).status_code == 403
    assert ada.client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403
    assert ada.client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 403
    assert ada.client.get("/metrics", headers=TOKEN, environ_base=far).status_code == 200


def test_where_nobody_asked_for_figures_there_are_none(ada: Person) -> None:
    assert ada.client.get("/metrics").status_code == 404


def test_no_file_is_taken_in_on_a_disk_that_is_nearly_full(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation = ada.conversation()
    ada.picture(conversation)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(total=1 << 40, free=255 << 20))
    form = {"prompt": "red", "picture": (BytesIO(png("red")), "red.png")}
    refused = ada.post(f"/api/v1/conversations/{conversation}/images", data=form)
    assert refused.status_code == 507 and "nearly full" in refused.text
    reply = ada.say(conversation, "hello")["reply"]
    assert reply["state"] == "done"
    kept = ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"]
    assert [each["text"] for each in kept if each["role"] == "user"][-1] == "hello"
    assert ada.client.get("/ready").status_code == 503
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(total=1 << 40, free=257 << 20))
    ada.picture(conversation)


def test_traces_name_routes_and_no_address(tmp_path: Path) -> None:
    came: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Collector)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        made = studio(tmp_path, traces=f"http://127.0.0.1:{server.server_port}")
        person(made).get("/s/a-secret-address")
        ended(made)
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
    sent = b"".join(body for path, body in came if path == "/v1/traces")
    assert b"GET /s/<address>" in sent and b"a-secret-address" not in sent
