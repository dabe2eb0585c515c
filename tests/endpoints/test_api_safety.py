"""What must hold for each call there is, now and later: the calls are taken from the document, so none is forgotten."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from endpoints.openapi.document import PathOperation, calls_of
from server.app import Atelier
from tests.endpoints.conftest import Person, person

pytestmark = pytest.mark.slow
CHANGING = ("POST", "PATCH", "PUT", "DELETE")
SECRET = "correct-horse-battery-staple"


@pytest.fixture
def calls(atelier: Atelier) -> list[PathOperation]:
    return list(calls_of(atelier.app.url_map.iter_rules(), atelier.app.view_functions))


@pytest.fixture
def image(ada: Person) -> dict[str, Any]:
    return ada.picture(ada.conversation())


def address(call: PathOperation, image: str) -> str:
    """With the id of a picture that is there wherever one is asked for, and made-up ids otherwise."""
    path = call.path.replace("{image}", image).replace("{number}", "1")
    return "/".join(str(uuid4()) if part.startswith("{") else part for part in path.split("/"))


def test_no_change_is_made_for_another_sites_page(
    ada: Person, calls: list[PathOperation], image: dict[str, Any]
) -> None:
    for call in (each for each in calls if each.method in CHANGING):
        for said in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
            response = ada.call(call.method, address(call, image["id"]), headers=said, json={})
            assert response.status_code == 403, (call.name, said)
    assert ada.data("GET", f"/api/v1/images/{image['id']}") == image


def test_no_answer_may_be_read_by_another_sites_page(
    ada: Person, calls: list[PathOperation], image: dict[str, Any]
) -> None:
    for call in (each for each in calls if each.method == "GET"):
        response = ada.get(address(call, image["id"]), headers={"Origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in response.headers, call.name
        assert response.headers["X-Content-Type-Options"] == "nosniff", call.name
        assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin", call.name


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"]
)
def test_what_is_not_sent_as_json_is_not_read_as_json(
    ada: Person, calls: list[PathOperation], image: dict[str, Any], kind: str
) -> None:
    """Those are the kinds that a form on any page can send without asking first."""
    body = b'{"title": "x", "operations": [{"type": "invert"}], "images": ["%s"], "name": "x", "theme": "dark"}'
    for call in (each for each in calls if each.said.takes):
        sent = {"data": body % image["id"].encode(), "content_type": kind}
        response = ada.call(call.method, address(call, image["id"]), **sent)
        assert response.status_code in (400, 404), (call.name, response.status_code)
    assert ada.data("GET", f"/api/v1/images/{image['id']}") == image
    assert ada.data("GET", "/api/v1/tokens") == []
    assert ada.data("GET", "/api/v1/settings")["theme"] == "system"


def test_no_other_method_hides_in_a_header_or_a_parameter(ada: Person, image: dict[str, Any]) -> None:
    at = f"/api/v1/images/{image['id']}"
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        assert ada.post(at, headers={header: "DELETE"}).status_code == 405
        assert ada.get(at, headers={header: "DELETE"}).status_code == 200
    assert ada.post(f"{at}?_method=DELETE", data={"_method": "DELETE"}).status_code == 405
    assert ada.data("GET", at) == image


def test_only_what_a_call_names_can_be_assigned(ada: Person, bea: Person, image: dict[str, Any]) -> None:
    theirs = bea.conversation()
    more = {"id": str(uuid4()), "conversation": theirs, "owner": "x", "number": 9, "versions": [], "deleted": "2026"}
    changed = ada.data("PATCH", f"/api/v1/images/{image['id']}", json={**more, "title": "Mine"})
    assert changed == {**image, "title": "Mine"}
    made = ada.data("POST", "/api/v1/conversations", json={"title": "New", "owner": "x", "head": str(uuid4())})
    assert made["head"] is None
    token = ada.data("POST", "/api/v1/tokens", json={"name": "t", "user": "x", "token": "chosen", "id": "chosen"})
    assert "chosen" not in (token["id"], token["token"])
    somebody = ada.data("POST", "/api/v1/users", json={"name": "Ada", "password": SECRET, "kind": "admin", "id": "x"})
    assert (somebody["user"]["kind"], somebody["user"]["id"] != "x") == ("member", True)


@pytest.mark.parametrize(
    "body", [{"name": "Ada"}, {"name": 3}, {"name": "x" * 100}, {"name": "Nobody"}, {"password": [SECRET]}]
)
def test_no_refusal_repeats_a_password(atelier: Atelier, body: dict[str, Any]) -> None:
    somebody = person(atelier)
    for path in ("/api/v1/session", "/api/v1/users"):
        response = somebody.post(path, json={"password": SECRET, **body})
        assert SECRET not in response.text
        assert response.status_code != 500


def test_no_refusal_repeats_a_token(ada: Person, atelier: Atelier) -> None:
    response = person(atelier).get("/api/v1/images", headers={"Authorization": f"Bearer {SECRET}"})
    assert response.status_code == 401
    assert SECRET not in response.text + str(response.headers)


@pytest.mark.parametrize(
    "spelt", [str.upper, "{{{}}}".format, "urn:uuid:{}".format, " {}".format, "{}%20".format, "{}%00".format]
)
def test_an_id_has_one_spelling(ada: Person, image: dict[str, Any], spelt: Any) -> None:
    assert ada.get(f"/api/v1/images/{spelt(image['id'])}").status_code == 404
