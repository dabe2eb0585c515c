"""`POST /api/generate-image`: exactly its shapes."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Generator, Sequence
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from conversation.errors import ProviderFault, Told
from conversation.events import Event, ImageProgress, StatusChanged, TurnFailed
from conversation.generation.standalone import CostUnconfirmed
from endpoints.services import FormRequest, FormResult
from server.app import Atelier
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow

PATH = "/api/generate-image"
IN_LINES = {"Accept": "application/x-ndjson"}
STEPS = (StatusChanged("refine", "Refining the prompt"), ImageProgress("picture", 0.5, "Half of it"))


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
    assert "Settings → Providers" in response.json["message"]


def replaced(atelier: Atelier, result: Callable[[FormRequest], FormResult], steps: Sequence[Event] = ()) -> Painter:
    """Another painter in the place of the form."""
    painter = Painter(result, steps)
    object.__setattr__(atelier.app.extensions["atelier"], "image_form", painter)
    return painter


class Painter:
    def __init__(self, result: Callable[[FormRequest], FormResult], steps: Sequence[Event]) -> None:
        self.result = result
        self.steps = steps
        self.ended = 0

    def failure(self, owner: str, administers: bool, told: Told) -> TurnFailed:
        return TurnFailed(told.code, told.title, told.text, told.retry_after, "", link="https://acme.example/credits")

    def paint(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        try:
            yield from self.steps
            return self.result(request)
        finally:
            self.ended += 1


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
    body = dict(response.json)
    failed = body.pop("failure", None)
    assert set(body) == {"status", "code", "message"}
    assert "secret" not in response.text
    if isinstance(error, ProviderFault):
        assert (failed["code"], failed["link"]) == (error.code, "https://acme.example/credits")
    else:
        assert failed is None


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
    assert asked[0] == FormRequest(owner, "a fox", "", "", False, False, False, 10, False, True, administers=True)
    assert asked[1] == FormRequest(
        owner, "a fox", "m", conversation, True, True, True, 3, True, False, administers=True
    )


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


def lines_of(response: TestResponse) -> list[dict[str, Any]]:
    assert (response.status_code, response.mimetype) == (200, "application/x-ndjson")
    assert response.headers["Cache-Control"] == "no-store"
    return [json.loads(line) for line in response.text.splitlines()]


def test_in_lines_it_tells_each_step_shows_the_picture_before_it_is_done_and_ends_with_the_answer(ada: Person) -> None:
    response = ada.post(PATH, json={"prompt": "a small fox in the snow"}, headers=IN_LINES)
    *steps, last = lines_of(response)
    kinds = [step["type"] for step in steps]
    assert kinds.index("PromptRefined") < kinds.index("ImageStarted") < kinds.index("ImagePreview")
    started = steps[kinds.index("ImageStarted")]
    assert (started["number"], started["title"], started["width"] > 0) == (0, "Small fox in the snow", True)
    assert {step["image"] for step in steps if "image" in step} == {started["image"]}
    assert set(last) == {"status", "images", "text", "model", "refined_prompt"}
    assert last["images"][0].startswith("data:image/png;base64,")


def test_a_preview_is_its_owners_and_can_be_looked_at_until_the_picture_is_done(ada: Person, bea: Person) -> None:
    seen: list[tuple[int, int, str]] = []
    address = ""
    ada.data("GET", "/api/v1/session")
    answer = ada.client.post(PATH, json={"prompt": "a small fox"}, headers=IN_LINES)
    for line in answer.response:
        said = json.loads(line)
        if said.get("type") == "ImagePreview":
            address = said["url"]
            mine = ada.get(address)
            seen.append((mine.status_code, bea.get(address).status_code, mine.mimetype))
    assert seen
    assert set(seen) == {(200, 404, "image/webp")}
    assert ada.get(address).status_code == 404


def test_what_is_refused_before_anything_happens_keeps_its_status(ada: Person) -> None:
    response = ada.post(PATH, json={"prompt": " "}, headers=IN_LINES)
    assert response.json is not None
    assert (response.status_code, response.json["code"]) == (400, "missing_prompt")


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (
            ProviderFault("It is busy", code="rate_limited", retry_after=6.2),
            {"code": "openrouter_error", "retry_after": 7},
        ),
        (ProviderFault("It sent nothing", code="empty_response"), {"code": "empty_response"}),
        (ZeroDivisionError("secret inside"), {"code": "internal_error"}),
    ],
)
def test_a_failure_after_the_first_step_is_the_last_line(
    ada: Person, atelier: Atelier, error: Exception, refusal: dict[str, Any]
) -> None:
    painter = replaced(atelier, raising(error), STEPS)
    response = ada.post(PATH, json={"prompt": "a fox"}, headers=IN_LINES)
    first, second, last = lines_of(response)
    assert (first["type"], second["type"]) == ("StatusChanged", "ImageProgress")
    assert isinstance(last.pop("message"), str)
    assert last.pop("failure", {"title": ""})["title"] == (error.title if isinstance(error, ProviderFault) else "")
    assert last == {"status": "error", **refusal}
    assert "secret" not in response.text
    assert painter.ended == 1


def test_whoever_stops_reading_ends_the_work(ada: Person, atelier: Atelier) -> None:
    painter = replaced(atelier, lambda request: FormResult((), "words", "m", "p"), STEPS)
    response = ada.client.post(PATH, json={"prompt": "a fox"}, headers=IN_LINES)
    assert painter.ended == 0
    response.close()
    assert painter.ended == 1


@pytest.mark.parametrize("headers", [{}, IN_LINES])
def test_a_price_wants_a_yes_and_is_told_with_it(ada: Person, atelier: Atelier, headers: dict[str, str]) -> None:
    asked: list[bool] = []

    def paint(request: FormRequest) -> FormResult:
        asked.append(request.confirm)
        if not request.confirm:
            raise CostUnconfirmed("It will cost about $0.24.", 240_000)
        return FormResult((), "Done.", "m", "a fox")

    replaced(atelier, paint)
    refused = ada.post(PATH, json={"prompt": "a fox"}, headers=headers)
    assert refused.json is not None and refused.status_code == 402
    assert (refused.json["code"], refused.json["cost"]) == ("confirm_cost", 240_000)
    assert refused.json["message"].startswith("It will cost about $0.24.")

    assert ada.post(PATH, json={"prompt": "a fox", "confirm": True}).status_code == 200
    assert asked == [False, True]


def test_one_with_an_id_is_a_job_that_is_found_again_by_the_same_call(ada: Person, bea: Person) -> None:
    asked = {"prompt": "a small fox", "task": str(uuid4())}
    first = ada.post(PATH, json=asked).json
    assert ada.post(PATH, json=asked).json == first, "it was not painted twice"
    assert json.loads(ada.post(PATH, json=asked, headers=IN_LINES).text) == first, "one line alone"
    job = ada.data("GET", f"/api/v1/tasks/{asked['task']}?wait=10")
    assert (job["kind"], job["state"], job["conversation"]) == ("picture", "done", None)
    response = bea.post(PATH, json=asked)
    assert response.status_code == 404
    assert response.json is not None and response.json["code"] == "not_found"


@pytest.mark.parametrize("task", ["fox", "7E67B079-05DB-4A27-A088-95FD74562027", 7])
def test_an_id_is_a_uuid(ada: Person, task: object) -> None:
    assert ada.post(PATH, json={"prompt": "a fox", "task": task}).status_code == 400
