"""`POST /api/generate-image`: exactly its shapes."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from conversation.errors import ProviderFault
from endpoints.services import FormRequest, FormResult
from server.app import Atelier
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow

PATH = "/api/generate-image"


def test_without_any_key_the_sketchbook_paints(ada: Person) -> None:
    response = ada.post(PATH, json={"prompt": "a small fox in the snow"})
    assert response.status_code == 200
    data = response.json
    assert data is not None
    assert set(data) == {"status", "images", "text", "model", "refined_prompt"}
    assert data["status"] == "success"
    assert data["model"].startswith("sketchbook/")
    assert data["refined_prompt"]
    start, _, body = data["images"][0].partition(",")
    assert start == "data:image/png;base64"
    assert Image.open(BytesIO(b64decode(body))).format == "PNG"


def test_its_picture_is_put_into_a_conversation_with_its_origin(ada: Person) -> None:
    made = ada.post(PATH, json={"prompt": "a small fox"}).json
    assert made is not None
    conversation = ada.conversation()
    assert ada.data("GET", f"/api/v1/conversations/{conversation}")["images"] == []
    picture = b64decode(made["images"][0].partition(",")[2])
    form = {"prompt": "a small fox", "model": "openrouter/a-lie", "picture": (BytesIO(picture), "fox.png")}
    image = ada.data("POST", f"/api/v1/conversations/{conversation}/images", data=form)["image"]
    recipe = image["versions"][0]["recipe"]
    assert recipe["by"] == f"model:{made['model']}"
    assert recipe["values"]["prompt"] == "a small fox"


@pytest.mark.parametrize("body", [{}, {"prompt": ""}, {"prompt": "  "}])
def test_without_a_prompt_there_is_nothing_to_paint(ada: Person, body: dict[str, str]) -> None:
    response = ada.post(PATH, json=body)
    assert response.status_code == 400
    assert response.json is not None
    assert set(response.json) == {"status", "code", "message"}
    assert (response.json["status"], response.json["code"]) == ("error", "missing_prompt")


def test_a_model_whose_key_is_missing_says_so(ada: Person) -> None:
    response = ada.post(PATH, json={"prompt": "a fox", "model": "google/gemini-3.1-flash-image"})
    assert response.status_code == 500
    assert response.json is not None
    assert response.json["code"] == "missing_api_key"
    assert "OPENROUTER_API_KEY" in response.json["message"]


def replaced(atelier: Atelier, paint: Callable[[FormRequest], FormResult]) -> None:
    """Another painter in the place of the form."""
    object.__setattr__(atelier.app.extensions["atelier"], "image_form", Painter(paint))


class Painter:
    def __init__(self, paint: Callable[[FormRequest], FormResult]) -> None:
        self.paint = paint


def raising(error: Exception) -> Callable[[FormRequest], FormResult]:
    def paint(request: FormRequest) -> FormResult:
        raise error

    return paint


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ProviderFault("It refused", code="unauthorized"), 502, "openrouter_error"),
        (ProviderFault("It is busy", code="rate_limited", retry_after=7), 502, "openrouter_error"),
        (ProviderFault("It sent nothing", code="empty_response"), 502, "empty_response"),
        (ProviderFault("It took too long", code="timeout"), 504, "timeout"),
        (ZeroDivisionError("secret inside"), 500, "internal_error"),
    ],
)
def test_every_failure_has_its_code_and_status(
    ada: Person, atelier: Atelier, error: Exception, status: int, code: str
) -> None:
    replaced(atelier, raising(error))
    response = ada.post(PATH, json={"prompt": "a fox"})
    assert response.json is not None
    assert (response.status_code, response.json["status"], response.json["code"]) == (status, "error", code)
    assert set(response.json) == {"status", "code", "message"}
    assert "secret" not in response.text


def test_words_without_a_picture_are_a_warning(ada: Person, atelier: Atelier) -> None:
    replaced(atelier, lambda request: FormResult((), "I would rather not.", "m", "a fox"))
    data: Any = ada.post(PATH, json={"prompt": "a fox"}).json
    assert (data["status"], data["images"], data["text"]) == ("success", [], "I would rather not.")
    assert data["warning"]


def test_what_was_asked_for_arrives(ada: Person, atelier: Atelier) -> None:
    asked: list[FormRequest] = []

    def paint(request: FormRequest) -> FormResult:
        asked.append(request)
        return FormResult((), "words", "m", "p")

    replaced(atelier, paint)
    conversation = ada.conversation()
    ada.post(PATH, json={"prompt": "a fox"})
    ada.post(
        PATH,
        json={
            "prompt": "a fox",
            "model": "m",
            "conversation_id": conversation,
            "include_summary": True,
            "include_messages": True,
            "include_memory_pad": True,
            "history_count": 3,
            "deep_context": True,
            "better_context": False,
        },
    )
    owner = asked[0].owner
    assert asked[0] == FormRequest(owner, "a fox", "", "", False, False, False, 10, False, True)
    assert asked[1] == FormRequest(owner, "a fox", "m", conversation, True, True, True, 3, True, False)


def test_the_eleventh_picture_in_a_minute_waits(ada: Person, bea: Person, atelier: Atelier) -> None:
    replaced(atelier, lambda request: FormResult((), "words", "m", "p"))
    ada.data("GET", "/api/v1/session")
    answers = [ada.post(PATH, json={"prompt": "a fox"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    limited = answers[-1]
    assert limited.json is not None
    assert set(limited.json) == {"status", "code", "message"}
    assert 0 < int(limited.headers["Retry-After"]) <= 60
    bea.data("GET", "/api/v1/session")
    assert bea.post(PATH, json={"prompt": "a fox"}).status_code == 200
