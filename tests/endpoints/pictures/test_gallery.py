"""The gallery by HTTP: pages, shapes, counts, and what is done to many at once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.endpoints.conftest import Person
from tests.matrix import sampled


@pytest.fixture
def two(ada: Person) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two pictures in two conversations, the older one first."""
    return ada.picture(ada.conversation(), "red"), ada.picture(ada.conversation(), "blue")


def titles(person: Person, query: str = "") -> list[str]:
    return [each["title"] for each in person.data("GET", f"/api/v1/gallery?{query}")["pictures"]]


def test_a_page_and_an_outline_speak_of_the_same_pictures(ada: Person, two: Any) -> None:
    outline = ada.data("GET", "/api/v1/gallery/outline")
    (stretch,) = outline["stretches"]

    page = ada.data("GET", "/api/v1/gallery", query_string={"upto": stretch["upto"]})

    assert [each["id"] for each in page["pictures"]] == [two[1]["id"], two[0]["id"]]
    assert [run["conversation"] for run in stretch["runs"]] == [two[1]["conversation"], two[0]["conversation"]]
    assert [run["ratios"] for run in stretch["runs"]] == [[1500], [1500]]
    assert set(outline["conversations"]) == {two[0]["conversation"], two[1]["conversation"]}
    assert ada.get(page["pictures"][0]["preview"]).status_code == 200


def test_what_is_wanted_stands_in_the_address(ada: Person, two: Any) -> None:
    assert len(titles(ada, "kind=uploaded")) == 2
    assert titles(ada, "kind=compressed") == []
    assert titles(ada, "q=blue") == [two[1]["title"]]
    assert titles(ada, "order=oldest") == titles(ada)[::-1]
    assert len(titles(ada, "since=2020-01-01T00:00:00%2B02:00")) == 2
    assert titles(ada, "until=2020-01-01T00:00:00Z") == []
    assert ada.data("GET", "/api/v1/gallery/counts?kind=uploaded&q=blue")["total"] == 1


@sampled(
    "query",
    ["kind=nice", "order=random", "since=yesterday", "until=2026-99-01", "limit=0", "limit=x", "after=x", "q=%00"],
)
def test_what_cannot_be_understood_is_said(ada: Person, query: str) -> None:
    response = ada.get(f"/api/v1/gallery?{query}")

    assert response.status_code == 400
    assert response.json is not None
    assert response.json["error"]["message"]


def test_many_are_deleted_and_come_back(ada: Person, two: Any) -> None:
    ids = [each["id"] for each in two]

    ada.data("POST", "/api/v1/images/delete", json={"images": ids})
    assert titles(ada) == []
    assert len(titles(ada, "deleted=1")) == 2
    counts = ada.data("GET", "/api/v1/gallery/counts")
    assert (counts["total"], counts["deleted"], counts["kept_days"]) == (0, 2, 30)

    assert ada.data("POST", "/api/v1/images/restore", json={"images": ids}) == {"conversations": []}
    assert len(titles(ada)) == 2


def test_a_picture_comes_back_with_its_conversation(ada: Person, two: Any) -> None:
    red = two[0]
    ada.data("DELETE", f"/api/v1/conversations/{red['conversation']}")
    assert titles(ada) == [two[1]["title"]]

    back = ada.data("POST", "/api/v1/images/restore", json={"images": [red["id"]]})

    assert [each["id"] for each in back["conversations"]] == [red["conversation"]]
    assert len(titles(ada)) == 2


def test_many_get_titles(ada: Person, two: Any) -> None:
    ada.data("PATCH", "/api/v1/images", json={"titles": {two[0]["id"]: "one", two[1]["id"]: " two\n"}})

    assert titles(ada) == ["two", "one"]


@sampled(
    ("method", "path", "body"),
    [
        ("POST", "/api/v1/images/delete", {}),
        ("POST", "/api/v1/images/delete", {"images": "all"}),
        ("POST", "/api/v1/images/restore", {"images": []}),
        ("PATCH", "/api/v1/images", {}),
        ("PATCH", "/api/v1/images", {"titles": []}),
        ("PATCH", "/api/v1/images", {"titles": {"x": 5}}),
        ("PATCH", "/api/v1/images", {"titles": {"x": "y" * 201}}),
    ],
)
def test_a_wrong_wish_for_many_is_refused(ada: Person, method: str, path: str, body: Any) -> None:
    assert ada.call(method, path, json=body).status_code == 400
