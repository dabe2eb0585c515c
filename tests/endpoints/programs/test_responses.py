"""`/v1/responses`: pictures by the image tool, and words."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, png

pytestmark = pytest.mark.slow

PATH = "/v1/responses"
TOOL = {"type": "image_generation"}


def respond(who: Person, **sent: Any) -> dict[str, Any]:
    response = who.post(PATH, json=sent)
    assert response.status_code == 200, response.text
    return dict(response.json or {})


def picture(answer: dict[str, Any]) -> Image.Image:
    (call,) = [each for each in answer["output"] if each["type"] == "image_generation_call"]
    return Image.open(BytesIO(b64decode(call["result"])))


def refused(who: Person, **sent: Any) -> tuple[int, str]:
    response = who.post(PATH, json=sent)
    return response.status_code, (response.json or {})["error"]["message"]


def test_a_picture_is_painted_and_changed_by_the_response_before(ada: Person) -> None:
    first = respond(ada, input="a small fox in the snow", tools=[TOOL], tool_choice=TOOL)
    again = respond(ada, input="rotate it by 90 degrees", tools=[TOOL], previous_response_id=first["id"])
    assert picture(again).size == picture(first).size[::-1]
    assert len(ada.data("GET", "/api/v1/images")["images"]) == 1, "it is a version of the same picture"


def test_the_call_before_can_be_sent_instead_and_the_tool_says_how_it_is_to_be(ada: Person) -> None:
    first = respond(ada, input="/image a pear", tools=[TOOL])
    call = {"type": "image_generation_call", "id": first["output"][0]["id"]}
    said = {"role": "user", "content": [{"type": "input_text", "text": "make it black and white"}]}
    again = respond(ada, input=[call, said], tools=[{**TOOL, "output_format": "webp"}])
    assert picture(again).format == "WEBP"


def test_a_picture_that_is_sent_along_is_edited(ada: Person) -> None:
    address = f"data:image/png;base64,{b64encode(png('red')).decode()}"
    content = [{"type": "input_text", "text": "make it black and white"}, {"type": "input_image", "image_url": address}]
    shown = picture(respond(ada, input=[{"role": "user", "content": content}], tools=[TOOL])).convert("RGB")
    red, green, blue = shown.getpixel((5, 5))  # type: ignore[misc]
    assert red == green == blue


def test_a_stream_begins_and_ends_with_the_response(ada: Person) -> None:
    sent = {"input": "/image a pear", "tools": [TOOL], "stream": True}
    lines = ada.post(PATH, json=sent).text.splitlines()
    events = [json.loads(line[6:]) for line in lines if line.startswith("data: ")]
    assert events[0]["type"] == "response.created"
    assert events[-1]["type"] == "response.completed"
    assert picture(events[-1]["response"]).format == "PNG"
    assert [each["sequence_number"] for each in events] == list(range(len(events)))


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"input": []}, "Input is a text, or a list of 1 to 2000"),
        ({"input": [7]}, "Input[0] is an object"),
        ({"input": [{"role": "assistant", "content": "hello"}]}, "Input ends with what a user says"),
        ({"input": "darker", "previous_response_id": "resp_1"}, "send its messages again"),
        ({"input": " ", "tools": [TOOL], "tool_choice": TOOL}, "There is no prompt"),
        ({"input": "a fox", "tools": [{**TOOL, "output_format": "gif"}], "tool_choice": TOOL}, "png, jpeg, webp"),
    ],
)
def test_what_cannot_be_read_says_so(ada: Person, sent: dict[str, Any], why: str) -> None:
    status, said = refused(ada, **sent)
    assert status == 400
    assert why in said


def test_anothers_picture_is_not_gone_on_with(ada: Person, bea: Person) -> None:
    hers = respond(ada, input="/image a pear", tools=[TOOL])
    status, _ = refused(bea, input="darker", tools=[TOOL], previous_response_id=hers["id"])
    assert status == 404
