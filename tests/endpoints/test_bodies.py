"""Whatever is sent, the answer is a sentence: never a 500, and what is kept stays as it was."""

from __future__ import annotations

from typing import Any

import pytest

from server.app import Atelier
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow

DEEP = "[" * 10_000 + "]" * 10_000
ODD_BODIES = (
    b"",
    b"null",
    b"[]",
    b"{}",
    b"1",
    b'"text"',
    b"{",
    b"\xff\xfe",
    b'{"a": NaN}',
    b'{"messageText": Infinity}',
    b'{"messageText": 1e999}',
    b'{"messageText": "\\ud800", "title": "\\ud800", "name": "\\udfff", "prompt": "\\ud800"}',
    b'{"messageText": "a\\u0000b", "title": "a\\u0000b", "name": "a\\u0000b", "prompt": "\\u0000"}',
    b'{"messageText": [], "title": {}, "name": 1, "prompt": true, "password": null, "head": [], "memory_pad": 3}',
    b'{"messageText": "hi", "checkboxes": [1], "client_id": {}}',
    b'{"messageText": "hi", "checkboxes": {"generate_image": {"$gt": ""}}}',
    b'{"messageText": "hi", "client_id": "\\u0000"}',
    b'{"id": "../../etc/passwd", "title": "x"}',
    b'{"id": "00000000-0000-0000-0000-00000000000G"}',
    DEEP.encode(),
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b'{"title": "' + b"x" * 900_000 + b'"}',
    b'{"__proto__": {}, "constructor": 1, "\\u0000": 2}',
)
LONG_IDS = ("%00", "..%2f..%2fetc%2fpasswd", "x" * 5000, "%ff%fe", "'%20OR%201=1--", "-1", "💥")


def routes(atelier: Atelier) -> list[tuple[str, str]]:
    found = []
    for rule in atelier.app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            found.append((method, rule.rule))
    return found


def address(rule: str, value: str) -> str:
    for name in ("conversation", "message", "image", "turn", "token", "tab", "path:filename", "filename"):
        rule = rule.replace(f"<{name}>", value)
    return rule.replace("<int:number>", "1")


@pytest.mark.parametrize("body", ODD_BODIES, ids=lambda body: body[:30].decode("latin-1"))
def test_no_body_is_too_odd_for_any_address(ada: Person, atelier: Atelier, body: bytes) -> None:
    conversation = ada.conversation()
    for method, rule in routes(atelier):
        if method in ("POST", "PATCH", "DELETE"):
            path = address(rule, conversation)
            response = ada.call(method, path, data=body, content_type="application/json")
            assert response.status_code < 500, (method, rule, response.text)
    for turn in list(atelier.runner.conductors):
        ada.finish(turn)


@pytest.mark.parametrize("value", LONG_IDS)
def test_no_id_is_too_odd_for_any_address(ada: Person, atelier: Atelier, value: str) -> None:
    for method, rule in routes(atelier):
        if "<" in rule:
            response = ada.call(method, address(rule, value), json={"messageText": "hi", "title": "x"})
            assert response.status_code < 500, (method, rule, response.text)


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=-1", "limit=x", "limit=1e9", "limit=99999999999999999999", "q=%00"]
)
def test_no_query_is_too_odd_for_a_list(ada: Person, query: str) -> None:
    assert ada.get(f"/api/v1/conversations?{query}").status_code < 500


def test_another_type_of_body_is_refused_in_words(ada: Person) -> None:
    response = ada.post("/api/v1/conversations", data=b"id=1", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert "Content-Type" in response.text


@pytest.mark.parametrize("path", ["/api/v1/settings", "/api/v1/conversations", "/api/generate-image"])
def test_a_body_that_is_too_large_is_refused_before_it_is_read(ada: Person, path: str) -> None:
    method = "PATCH" if path.endswith("settings") else "POST"
    response = ada.call(method, path, data=b"x" * 1_500_000, content_type="application/json")
    assert response.status_code == 413


@pytest.mark.parametrize(
    "payload",
    [None, [], {}, 1, "text", {"conversation": None}, {"conversation": {}}, {"conversation": "x" * 9999}, {"turn": []}],
    ids=lambda payload: str(payload)[:24],
)
@pytest.mark.parametrize("event", ["turn", "open", "close", "stop"])
def test_no_payload_is_too_odd_for_a_socket(ada: Person, event: str, payload: Any) -> None:
    ada.data("GET", "/api/v1/session")
    socket = ada.atelier.socketio.test_client(
        ada.atelier.app, flask_test_client=ada.client, headers={"Host": "localhost"}
    )
    try:
        answer = socket.emit(event, payload, callback=True)
        assert answer["ok"] is False
        assert answer["error"]["code"] in ("bad_request", "not_found")
        assert socket.is_connected()
    finally:
        socket.disconnect()


def test_a_bug_is_one_calm_line_with_its_number_and_the_trace_is_in_the_log(
    ada: Person, atelier: Atelier, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> str:
        raise ZeroDivisionError("secret inside")

    ada.data("GET", "/api/v1/session")
    atelier.app.view_functions["palette.palette"] = broken
    response = ada.get("/api/v1/palette")
    assert response.status_code == 500
    assert response.json is not None
    assert response.json["error"]["code"] == "internal_error"
    assert "secret" not in response.text
    assert "secret inside" in caplog.text
    assert response.json["error"]["message"].split()[-1].rstrip(".") in caplog.text


@pytest.mark.parametrize("depth", [40, 5_000, 100_000])
@pytest.mark.parametrize(("begin", "end"), [("[", "]"), ('{"a":', "}")])
def test_a_body_of_any_depth_is_refused(ada: Person, depth: int, begin: str, end: str) -> None:
    body = f'{{"title": {begin * depth}1{end * depth}}}'
    response = ada.post("/api/v1/conversations", data=body, content_type="application/json")
    assert response.status_code == 400


@pytest.mark.parametrize("body", [b'{"title": "a", "title": "b"}', b'{"options": {"a": 1, "a": 1}}'])
def test_a_body_that_says_something_twice_is_refused(ada: Person, body: bytes) -> None:
    response = ada.post("/api/v1/conversations", data=body, content_type="application/json")
    assert response.status_code == 400
    assert "twice" in response.text


@pytest.mark.parametrize(
    ("charset", "status"),
    [("utf-8", 201), ("utf-16", 201), ("utf-32-be", 201), ("latin-1", 400), ("ebcdic-at-de", 201)],
)
def test_a_body_is_read_in_the_encodings_of_unicode_whatever_its_header_says(
    ada: Person, charset: str, status: int
) -> None:
    encoded = {"ebcdic-at-de": "utf-8"}.get(charset, charset)
    body = '{"title": "Höhe"}'.encode(encoded)
    response = ada.post("/api/v1/conversations", data=body, content_type=f"application/json; charset={charset}")
    assert response.status_code == status, response.text
    if status == 201:
        assert response.json is not None
        assert response.json["data"]["title"] == "Höhe"


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", "\xff"],
)
def test_a_body_of_another_type_is_refused_by_every_call(ada: Person, atelier: Atelier, content_type: str) -> None:
    conversation = ada.conversation()
    for method, rule in routes(atelier):
        if method in ("POST", "PATCH"):
            response = ada.call(method, address(rule, conversation), data=b'{"title": "x"}', content_type=content_type)
            assert 400 <= response.status_code < 500 or response.status_code in (200, 201, 204), (method, rule)


FORM = "multipart/form-data; boundary=x"
ODD_FORMS = (
    ("multipart/form-data", b"--x\r\n\r\n--x--"),
    ("multipart/form-data; boundary=", b"--\r\n\r\n----"),
    ("multipart/form-data; boundary=" + "x" * 5_000, b"--x--"),
    ("multipart/form-data; boundary=\xe9", b"--\xe9--"),
    (FORM, b""),
    (FORM, b"--x"),
    (FORM, b"--x--"),
    (FORM, b"--x\r\n\r\nno name\r\n--x--"),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file\r\n--x--'),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--'),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\x00.png"\r\n\r\nx\r\n--x--'),
    (FORM, b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename*=utf-8''%ff\r\n\r\nx\r\n--x--"),
    (FORM, b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename*=nope''x\r\n\r\nx\r\n--x--"),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n' + b"A: b\r\n" * 9_000 + b"\r\nx"),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="file"; filename="cut.png"\r\n\r\n\x89PNG'),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xff\r\n--x--'),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n' * 2_000),
    (FORM, b'--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n' + b"x" * 1_500_000 + b"\r\n--x--"),
)


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile")  # Werkzeug lets go of a part that never ended
@pytest.mark.parametrize(("content_type", "body"), ODD_FORMS, ids=range(len(ODD_FORMS)))
def test_no_form_is_too_odd(ada: Person, content_type: str, body: bytes) -> None:
    conversation = ada.conversation()
    for path in ("/api/v1/images", f"/api/v1/conversations/{conversation}/images"):
        response = ada.post(path, data=body, content_type=content_type)
        assert 400 <= response.status_code < 500, (path, response.text)
        assert response.json is not None
        assert response.json["success"] is False
