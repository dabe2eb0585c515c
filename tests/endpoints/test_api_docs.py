"""The page of the API: all of the document, nothing from elsewhere, on the studio's own tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape

from endpoints.api_docs import FOLDER
from endpoints.openapi.document import calls_of
from endpoints.openapi.human_page import worded
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow
TOKENS = Path(__file__).parents[2] / "interface" / "web" / "src" / "styles" / "tokens.css"


@pytest.fixture
def page(ada: Person) -> str:
    return ada.get("/api/docs").text


def test_every_call_and_every_shape_stands_on_the_page(ada: Person, page: str) -> None:
    app = ada.atelier.app
    for call in calls_of(app.url_map.iter_rules(), app.view_functions):
        assert f"<code>{call.path}</code>" in page
        assert str(escape(call.said.summary)) in page
    for name in (ada.get("/api/v1/openapi.json").json or {})["components"]["schemas"]:
        assert f'id="shape-{name}"' in page


def test_every_link_of_the_page_leads_somewhere(page: str) -> None:
    there = set(re.findall(r'id="([^"]+)"', page))
    assert not set(re.findall(r'href="#([^"]+)"', page)) - there


def test_nothing_comes_from_elsewhere_and_nothing_is_written_into_the_page(page: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!/|#)[^"]*"', page)
    assert not re.findall(r"<style|<script>|<[^>]*\s(?:style|on\w+)=", page)


def test_its_examples_name_the_studio_that_was_asked(ada: Person) -> None:
    assert "http://studio.local/api/v1/images" not in ada.get("/api/docs").text
    there = ada.get("/api/docs", base_url="http://127.0.0.1:8123").text
    assert "http://127.0.0.1:8123/api/v1/images" in there


def test_its_styles_know_no_colour_of_their_own_and_only_tokens_there_are() -> None:
    style = (FOLDER / "page" / "api.css").read_text()
    assert not set(re.findall(r"var\((--[\w-]+)", style)) - set(re.findall(r"(--[\w-]+):", TOKENS.read_text()))
    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", style)


@pytest.mark.parametrize(("name", "kind"), [("api.css", "text/css"), ("api.js", "text/javascript")])
def test_its_parts_are_served(ada: Person, name: str, kind: str) -> None:
    response = ada.get(f"/api/docs/{name}")
    assert (response.status_code, response.mimetype) == (200, kind)


@pytest.mark.parametrize("name", ["api.html", "..", "examples.json", "%2e%2e%2fcodes.py"])
def test_nothing_else_is(ada: Person, name: str) -> None:
    assert ada.get(f"/api/docs/{name}").status_code == 404


def test_words_are_escaped_before_they_become_html() -> None:
    assert worded("<b> `<i>` **bold**") == "&lt;b&gt; <code>&lt;i&gt;</code> <strong>bold</strong>"
