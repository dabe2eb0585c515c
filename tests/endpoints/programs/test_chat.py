"""`/v1/chat/completions` without a language model: the studio itself answers."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, png

pytestmark = pytest.mark.slow

PATH = "/v1/chat/completions"
SHOWN = re.compile(r"!\[[^\]]*\]\((http[^)]+)\)")


def user(text: str, *colours: str) -> dict[str, Any]:
    data = [f"data:image/png;base64,{b64encode(png(each)).decode()}" for each in colours]
    pictures = [{"type": "image_url", "image_url": {"url": each}} for each in data]
    return {"role": "user", "content": [{"type": "text", "text": text}, *pictures] if colours else text}


def reply(who: Person, *messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    response = who.post(PATH, json={"messages": messages, **more})
    assert response.status_code == 200, response.text
    choice = (response.json or {})["choices"][0]
    assert choice["finish_reason"] == "stop"
    return dict(choice["message"])


def picture(who: Person, message: dict[str, Any]) -> Image.Image:
    found = SHOWN.findall(message["content"])
    assert len(found) == 1, message
    return Image.open(BytesIO(who.get(found[0]).data))


def test_a_picture_is_ordered_and_then_changed_in_the_same_chat(ada: Person) -> None:
    order = user("/image a small fox in the snow")
    painted = reply(ada, order)
    fox = picture(ada, painted)
    turned = reply(ada, order, {"role": "assistant", **painted}, user("rotate it by 90 degrees"))
    assert picture(ada, turned).size == fox.size[::-1]
    images = ada.data("GET", "/api/v1/images")["images"]
    assert len(images) == 1, "it is a version of the same picture"


def test_a_picture_that_is_sent_along_is_edited(ada: Person) -> None:
    shown = picture(ada, reply(ada, user("make it black and white", "red"))).convert("RGB")
    red, green, blue = shown.getpixel((5, 5))  # type: ignore[misc]
    assert red == green == blue


def test_pictures_come_beside_the_text_where_that_is_asked_for(ada: Person) -> None:
    message = reply(ada, user("/image a fox"), modalities=["image", "text"])
    assert "![" not in (message["content"] or "")
    address = message["images"][0]["image_url"]["url"]
    assert Image.open(BytesIO(b64decode(address.partition(",")[2]))).format == "PNG"


def test_a_question_comes_with_what_can_be_answered(ada: Person) -> None:
    message = reply(ada, user("mirror it", "red"))
    assert message["content"]


def test_a_stream_is_the_same_bit_by_bit(ada: Person) -> None:
    body = {"messages": [user("/image a fox")], "stream": True, "stream_options": {"include_usage": True}}
    lines = [line[6:] for line in ada.post(PATH, json=body).text.splitlines() if line.startswith("data: ")]
    assert lines.pop() == "[DONE]"
    chunks = [json.loads(line) for line in lines]
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    text = "".join(each["choices"][0]["delta"].get("content") or "" for each in chunks if each["choices"])
    assert len(SHOWN.findall(text)) == 1
    assert chunks[-1]["usage"]["cost"] == 0


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [{"role": "narrator", "content": "x"}],
        [{"role": "user", "content": 5}],
        [{"role": "user", "content": [{"type": "image_url"}]}],
    ],
)
def test_a_message_that_is_none_is_refused_in_words(ada: Person, messages: list[Any]) -> None:
    response = ada.post(PATH, json={"messages": messages, "model": "sketchbook/chat"})
    assert response.status_code == 400
    assert (response.json or {})["error"]["type"] == "invalid_request_error"
