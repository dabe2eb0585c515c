"""What is shared can be looked at by whoever has its address, and nothing else through it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import Person, person

SHARES = "/api/v1/shares"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


@pytest.fixture
def conversation(ada: Person) -> str:
    made = ada.conversation()
    ada.say(made, f"hello {EVIL}")
    ada.say(made, "/image a red fox")
    ada.data("PATCH", f"/api/v1/conversations/{made}", json={"title": EVIL})
    return made


@pytest.fixture
def visitor(atelier: Atelier) -> Person:
    """Who has nothing but an address."""
    return person(atelier)


def shared(who: Person, **wish: Any) -> str:
    """The path of a new address."""
    url = str(who.data("POST", SHARES, json=wish)["url"])
    assert url.startswith("http://localhost/s/")
    return url.removeprefix("http://localhost")


def opened(visitor: Person, path: str, password: str) -> TestResponse:
    return visitor.post(path, data={"password": password})


def test_a_conversation_is_seen_as_it_was_when_it_was_shared(ada: Person, visitor: Person, conversation: str) -> None:
    path = shared(ada, conversation=conversation)
    ada.say(conversation, "a secret that came later")

    seen = visitor.get(path)

    assert (seen.status_code, seen.mimetype) == (200, "text/html")
    assert "hello" in seen.text
    assert "a red fox" in seen.text
    assert "a secret" not in seen.text
    assert visitor.get(f"{path}/0").mimetype.startswith("image/")
    assert visitor.get(f"{path}/0?preview=1").mimetype == "image/webp"
    assert visitor.get(f"{path}/1").status_code == 404
    assert f'property="og:image" content="http://localhost{path}/0?preview=1"' in seen.text


def test_the_page_has_no_script_no_id_and_no_way_into_search(ada: Person, visitor: Person, conversation: str) -> None:
    seen = visitor.get(shared(ada, conversation=conversation))
    assert "<script" not in seen.text
    assert "<img src=x" not in seen.text
    assert not ID.search(seen.text)
    assert seen.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex, nofollow"' in seen.text
    assert "default-src 'none'" in seen.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in seen.headers, "nobody becomes a guest by looking"


def test_a_picture_by_itself(ada: Person, visitor: Person) -> None:
    image = ada.picture(ada.conversation())
    path = shared(ada, image=image["id"])
    ada.data("POST", f"/api/v1/images/{image['id']}/operations", json={"operations": [{"type": "invert"}]})
    seen = visitor.get(path)
    assert seen.text.count("<img") == 1
    first = ada.get(f"/api/v1/images/{image['id']}/file?version={image['current']}").data
    assert visitor.get(f"{path}/0").data == first, "the version that was shared"


def test_the_words_that_made_it_are_kept_back_where_its_owner_wants_that(ada: Person, visitor: Person) -> None:
    ada.data("PATCH", "/api/v1/settings", json={"origin_prompt": False})
    conversation = ada.conversation()
    ada.say(conversation, "/image a secret fox in the snow")
    (image,) = ada.data("GET", "/api/v1/gallery")["pictures"]
    ada.data("PATCH", f"/api/v1/images/{image['id']}", json={"title": "Winter"})
    path = shared(ada, image=image["id"])
    assert "secret" not in visitor.get(path).text
    ada.data("PATCH", "/api/v1/settings", json={"origin_prompt": True})
    assert 'alt="a secret fox in the snow"' in visitor.get(path).text


def test_an_address_opens_this_and_nothing_else(ada: Person, visitor: Person, conversation: str) -> None:
    other = ada.picture(ada.conversation())
    path = shared(ada, conversation=conversation)
    image = ada.data("GET", f"/api/v1/conversations/{conversation}")["images"][0]
    token = path.removeprefix("/s/")
    visitor.get(path)
    for id in (other["id"], image["id"], conversation):
        for address in (f"/s/{id}", f"/s/{token}/{id}", f"/s/{token[:-1]}x", f"/s/{token}/../{id}"):
            assert visitor.get(address).status_code == 404, address
    for address in (
        f"/api/v1/conversations/{conversation}",
        f"/api/v1/images/{image['id']}",
        f"/api/conversation-image/{conversation}/{image['versions'][0]['filename']}",
        f"/v1/files/{token}",
    ):
        headers = {"Authorization": f"Bearer {token}"}
        assert visitor.get(address).status_code == 404, address
        assert visitor.get(address, headers=headers).status_code in (401, 404), address
    for method in ("PUT", "PATCH", "DELETE"):
        assert visitor.call(method, path).status_code == 405
        assert visitor.call(method, f"{path}/0").status_code == 405
    assert visitor.call("POST", f"{path}/0").status_code == 405


def test_whatever_is_wrong_with_an_address_looks_the_same(
    ada: Person, visitor: Person, conversation: str, stores: MemoryStorage
) -> None:
    revoked, over, gone = (shared(ada, conversation=conversation, days=1) for _ in range(3))
    rows = ada.data("GET", SHARES)["shares"]
    by_path = {row["url"].removeprefix("http://localhost"): row["id"] for row in rows}
    ada.data("DELETE", f"{SHARES}/{by_path[revoked]}")
    kept = stores.shares._state.shares
    kept[by_path[over]] = type(kept[by_path[over]])(
        **{**vars(kept[by_path[over]]), "expires": "2020-01-01T00:00:00.000Z"}
    )
    pages = [visitor.get(path) for path in (revoked, over, "/s/nothing")]
    assert visitor.get(gone).status_code == 200
    ada.data("DELETE", f"/api/v1/conversations/{conversation}")
    pages.append(visitor.get(gone))
    assert {(page.status_code, page.text) for page in pages} == {(404, pages[0].text)}
    assert ada.data("GET", SHARES)["shares"] == []


def test_what_is_deleted_is_gone_from_it(ada: Person, visitor: Person, conversation: str) -> None:
    path = shared(ada, conversation=conversation)
    image = ada.data("GET", f"/api/v1/conversations/{conversation}")["images"][0]
    ada.data("DELETE", f"/api/v1/images/{image['id']}")
    assert "<img" not in visitor.get(path).text
    assert visitor.get(f"{path}/0").status_code == 404


def test_with_a_password_nothing_is_told_before_it_was_said(ada: Person, visitor: Person, conversation: str) -> None:
    path = shared(ada, conversation=conversation, password="open sesame")
    asked = visitor.get(path)
    assert asked.status_code == 200
    assert "password" in asked.text
    assert "hello" not in asked.text
    assert "og:" not in asked.text
    assert visitor.get(f"{path}/0").status_code == 404
    assert opened(visitor, path, "wrong").status_code == 401
    right = opened(visitor, path, "open sesame")
    assert (right.status_code, right.headers["Location"]) == (303, path)
    assert f"Path={path}" in right.headers["Set-Cookie"]
    assert "HttpOnly" in right.headers["Set-Cookie"]
    assert "hello" in visitor.get(path).text
    other = shared(ada, conversation=conversation, password="another")
    visitor.client.set_cookie("atelier_share", right.headers["Set-Cookie"].split("=", 1)[1].split(";")[0], path=other)
    assert "hello" not in visitor.get(other).text


def test_a_password_cannot_be_guessed_for_long(ada: Person, visitor: Person, conversation: str) -> None:
    path = shared(ada, conversation=conversation, password="open sesame")
    assert [opened(visitor, path, f"guess {number}").status_code for number in range(11)] == [401] * 10 + [429]
    assert opened(visitor, path, "open sesame").status_code == 429


def test_only_what_is_ones_own_is_shared_and_revoked(ada: Person, bea: Person, conversation: str) -> None:
    image = ada.data("GET", f"/api/v1/conversations/{conversation}")["images"][0]
    mine = bea.picture(bea.conversation())
    for wish in (
        {"conversation": conversation},
        {"image": image["id"]},
        {"image": mine["id"], "version": image["current"]},
    ):
        assert bea.post(SHARES, json=wish).status_code == 404
    for wish in ({}, {"conversation": conversation, "image": image["id"]}, {"conversation": ada.conversation()}):
        assert ada.post(SHARES, json=wish).status_code == 400
    shared(ada, conversation=conversation)
    (row,) = ada.data("GET", SHARES)["shares"]
    assert (row["kind"], row["locked"], row["title"]) == ("conversation", False, " ".join(EVIL.split()))
    assert bea.call("DELETE", f"{SHARES}/{row['id']}").status_code == 404


def test_it_is_said_in_the_language_of_who_looks(visitor: Person) -> None:
    assert "Hier ist nichts" in visitor.get("/s/x", headers={"Accept-Language": "de-CH,en;q=0.5"}).text
