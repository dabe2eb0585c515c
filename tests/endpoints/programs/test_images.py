"""`/v1/images`: pictures as programs ask for them that speak OpenAI's API."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from server.app import Atelier
from tests.endpoints.conftest import Person, person, png

pytestmark = pytest.mark.slow

MAKE, EDIT = "/v1/images/generations", "/v1/images/edits"
FOX = {"prompt": "a small fox in the snow"}


def opened(picture: dict[str, Any]) -> Image.Image:
    return Image.open(BytesIO(b64decode(picture["b64_json"])))


def made(who: Person, path: str = MAKE, **sent: Any) -> dict[str, Any]:
    response = who.post(path, **sent)
    assert response.status_code == 200, response.text
    return dict(response.json or {})


def sent(*colours: str, name: str = "image", **fields: str) -> dict[str, Any]:
    return {"data": {**fields, name: [(BytesIO(png(each)), f"{each}.png") for each in colours]}}


def error(who: Person, path: str = MAKE, **sent: Any) -> tuple[int, dict[str, Any]]:
    response = who.post(path, **sent)
    return response.status_code, dict((response.json or {})["error"])


def test_a_prompt_becomes_a_picture_that_the_studio_keeps(ada: Person) -> None:
    answer = made(ada, json=FOX)
    assert opened(answer["data"][0]).format == "PNG"
    assert answer["size"] == "x".join(map(str, opened(answer["data"][0]).size))
    assert answer["usage"]["cost"] == 0
    page = ada.data("GET", f"/api/v1/conversations/{answer['conversation']}")
    assert page["conversation"]["title"] == "Other programs"
    assert [image["id"] for image in page["images"]] == [answer["data"][0]["id"]]
    assert page["images"][0]["versions"][0]["recipe"]["values"]["prompt"] == FOX["prompt"]


def test_the_next_one_goes_into_the_same_conversation_and_once_that_is_deleted_into_another(ada: Person) -> None:
    first, second = made(ada, json=FOX), made(ada, json={"prompt": "a lake"})
    assert first["conversation"] == second["conversation"]
    ada.data("DELETE", f"/api/v1/conversations/{first['conversation']}")
    assert made(ada, json=FOX)["conversation"] != first["conversation"]


def test_several_in_another_format(ada: Person) -> None:
    answer = made(ada, json={**FOX, "n": 2, "output_format": "jpeg", "output_compression": 60, "size": "1536x1024"})
    assert [opened(each).format for each in answer["data"]] == ["JPEG", "JPEG"]
    wide, high = opened(answer["data"][0]).size
    assert wide / high == pytest.approx(1.5, abs=0.02)


def test_an_address_works_for_anybody_who_has_it_and_no_other_does(ada: Person, atelier: Atelier) -> None:
    url = made(ada, json={**FOX, "response_format": "url"})["data"][0]["url"]
    assert url.startswith("http://localhost/v1/files/")
    stranger = person(atelier)
    assert stranger.get(url).mimetype == "image/png"
    response = stranger.get(url[:-2])
    assert (response.status_code, (response.json or {})["error"]["code"]) == (404, "not_found")


def test_words_edit_a_picture_here(ada: Person) -> None:
    answer = made(ada, EDIT, **sent("red", prompt="make it black and white"))
    red, green, blue = opened(answer["data"][0]).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red == green == blue
    assert answer["usage"]["cost"] == 0


def test_pictures_come_as_json_too_under_either_name(ada: Person) -> None:
    address = f"data:image/png;base64,{b64encode(png('red')).decode()}"
    for where in ({"images": [{"image_url": address}]}, {"image": address}, {"image": [address]}):
        answer = made(ada, EDIT, json={"prompt": "rotate it by 90 degrees", **where})
        assert opened(answer["data"][0]).size == (8, 12)


def test_a_model_of_ours_finishes_a_picture(ada: Person) -> None:
    small = made(ada, EDIT, **sent("red", model="atelier/compress", prompt="500KB"))
    assert opened(small["data"][0]).size == (12, 8)
    cut = made(ada, EDIT, **sent("red", "blue", name="image[]", model="atelier/nobg"))
    assert all(opened(each).mode == "RGBA" for each in cut["data"])


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        (MAKE, {"json": {"prompt": " "}}, (400, "missing_prompt")),
        (MAKE, {"json": {**FOX, "n": 11}}, (400, "bad_request")),
        (MAKE, {"json": {**FOX, "model": "sketchbook/none"}}, (404, "model_not_found")),
        (EDIT, {"data": {"prompt": "make it warmer"}}, (400, "bad_request")),
        (EDIT, sent("red", prompt="/help"), (422, "no_picture")),
        (EDIT, {"json": {"prompt": "x", "image": "data:image/png;base64,nothing"}}, (400, "bad_request")),
        (EDIT, {"json": {"prompt": "x", "image": "data:image/png;base64,bm90aGluZw=="}}, (400, "invalid_image_file")),
    ],
)
def test_what_cannot_be_done_is_said_in_their_shape(
    ada: Person, path: str, body: dict[str, Any], expected: tuple[int, str]
) -> None:
    status, said = error(ada, path, **body)
    assert (status, said["code"]) == expected
    assert set(said) == {"message", "type", "param", "code"}


def masked(size: tuple[int, int] = (12, 8)) -> bytes:
    """Only the right half may change."""
    mask, out = Image.new("RGBA", size, (0, 0, 0, 255)), BytesIO()
    mask.paste((0, 0, 0, 0), (size[0] // 2, 0, *size))
    mask.save(out, "PNG")
    return out.getvalue()


def test_a_mask_is_obeyed_to_the_pixel_and_the_picture_keeps_its_history(ada: Person) -> None:
    body = sent("red", prompt="make it black and white")
    body["data"]["mask"] = (BytesIO(masked()), "mask.png")
    answer = made(ada, EDIT, **body)
    picture = opened(answer["data"][0]).convert("RGB")
    assert picture.size == (12, 8)
    assert {picture.getpixel((x, y)) for x in range(6) for y in range(8)} == {(255, 0, 0)}
    assert {picture.getpixel((x, y)) for x in range(6, 12) for y in range(8)} == {(76, 76, 76)}
    versions = ada.data("GET", f"/api/v1/images/{answer['data'][0]['id']}")["versions"]
    assert [version["recipe"]["kind"] for version in versions] == ["upload", "operation", "mask"]
    assert versions[2]["recipe"]["values"]["sha256"] == sha256(masked()).hexdigest()


def test_a_mask_as_json_is_obeyed_the_same(ada: Person) -> None:
    address = {"image_url": f"data:image/png;base64,{b64encode(masked()).decode()}"}
    picture = {"image_url": f"data:image/png;base64,{b64encode(png('red')).decode()}"}
    answer = made(ada, EDIT, json={"prompt": "make it black and white", "images": [picture], "mask": address})
    assert opened(answer["data"][0]).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_a_mask_that_does_not_fit_is_refused_before_anything_is_done(ada: Person) -> None:
    for mask, why in ((masked((12, 9)), "same size"), (png("white"), "transparent")):
        body = sent("red", prompt="make it black and white")
        body["data"]["mask"] = (BytesIO(mask), "mask.png")
        status, told = error(ada, EDIT, **body)
        assert status == 400
        assert why in told["message"]


def test_a_question_that_nobody_can_answer_is_the_answer(ada: Person) -> None:
    status, said = error(ada, EDIT, **sent("red", prompt="greet my aunt"))
    assert (status, said["code"]) == (409, "needs_answer")
    assert "“" in said["message"]


def test_a_stream_ends_with_the_picture(ada: Person) -> None:
    response = ada.post(MAKE, json={**FOX, "stream": True})
    assert response.mimetype == "text/event-stream"
    events = [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: ")]
    assert [event["type"] for event in events] == ["image_generation.completed"]
    assert opened(events[0]).format == "PNG"


def test_what_fails_in_the_middle_of_a_stream_is_its_last_event(ada: Person) -> None:
    response = ada.post(MAKE, json={**FOX, "stream": True, "model": "sketchbook/none"})
    last = json.loads(response.text.strip().splitlines()[-1].removeprefix("data: "))
    assert (last["type"], last["error"]["code"]) == ("error", "model_not_found")


@pytest.mark.parametrize(
    "body",
    [
        {
            "model": "gpt-image-1",
            "prompt": "a fox",
            "n": 1,
            "background": "auto",
            "output_format": "png",
            "quality": "auto",
            "size": "auto",
        },
        {"model": "dall-e-3", "prompt": "a fox", "n": 1, "size": "1024x1024", "response_format": "b64_json"},
    ],
    ids=["LibreChat", "Open WebUI"],
)
def test_the_names_that_are_written_into_other_programs_stand_for_the_best_there_is(
    ada: Person, body: dict[str, Any]
) -> None:
    assert opened(made(ada, json=body)["data"][0]).format == "PNG"


def test_another_persons_pictures_and_models_stay_theirs(ada: Person, bea: Person) -> None:
    assert made(ada, json=FOX)["conversation"] != made(bea, json=FOX)["conversation"]


def test_the_models_are_listed_ours_first(ada: Person) -> None:
    listed = ada.get("/v1/models").json
    assert listed is not None
    assert [each["id"] for each in listed["data"]][:3] == ["atelier/auto", "atelier/nobg", "atelier/compress"]
    painter = next(each["id"] for each in listed["data"] if each["owned_by"] == "sketchbook" and each["kind"] != "text")
    assert (ada.get(f"/v1/models/{painter}").json or {})["name"]
    assert ada.get("/v1/models/none/at/all").status_code == 404
    assert made(ada, json={**FOX, "model": painter})["data"]


def test_a_picture_that_is_not_base64_is_named(ada: Person) -> None:
    sent = {"prompt": "make it warmer", "images": [{"image_url": "data:image/png;base64,!!"}]}
    status, told = error(ada, EDIT, json=sent)
    assert status == 400
    assert "Picture 1 is not base64" in told["message"]
