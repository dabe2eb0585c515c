"""A server's models, each for what it seems to be; what it refuses is left out from then on."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import (
    Attachment,
    ChatMessage,
    ChatModel,
    ChatRequest,
    ImageModel,
    ImageRequest,
    Made,
    Price,
    TokenUse,
)
from providers.compatible.connection import CompatibleConnection, check, picture_options
from providers.provider import Given
from tests.providers.openai.published import CHAT
from tests.providers.openai.published import check as allowed
from tests.upstream.compatible_service import BLIND, LLAMA, PLAIN, REFUSED_KEY, CompatibleService
from tests.upstream.connected import KEY, FakePixels, asking, text_of
from tests.upstream.pictures import png
from tests.upstream.running import Running

PICTURE = Attachment("image/png", png("x", area=16))
TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "properties": {"prompt": {}}}}
LISTED_CHATS = [LLAMA, "mistral-7b", "gemma-3-4b", PLAIN, BLIND]


def chat_of(connection: CompatibleConnection, name: str) -> ChatModel:
    found = connection.chat(name)
    assert found is not None
    return found


def image_of(connection: CompatibleConnection, name: str) -> ImageModel:
    found = connection.image(name)
    assert found is not None
    return found


def test_nothing_is_offered_before_it_is_known_and_nobody_waits(connection: CompatibleConnection) -> None:
    begun = time.monotonic()

    assert list(connection.images()) == [] or time.monotonic() - begun < 1
    connection.chat("mistral-7b")

    assert [model.id for model in connection.chats()] == [f"compatible/{name}" for name in LISTED_CHATS]
    assert [model.id for model in connection.images()] == [
        f"compatible/{name}" for name in ("flux-dev", "sd-cpp-local", "dreamy")
    ]


def test_what_each_can_do_is_taken_from_wherever_it_is_said(connection: CompatibleConnection) -> None:
    llama, vllm, studio = (chat_of(connection, name).abilities for name in (LLAMA, "mistral-7b", "gemma-3-4b"))

    assert chat_of(connection, LLAMA).label == "Qwen3.5-9B-Q6_K"
    assert (llama.vision, llama.context) == (True, 16_384)
    assert (vllm.vision, vllm.context) == (False, 32_768)
    assert (studio.vision, studio.context) == (False, 131_072)  # its name says that it sees, LM Studio that it does not
    assert llama.local and llama.price == Price(0, 0, 0)


def test_what_is_said_to_do_something_else_is_not_taken_for_it_and_any_other_name_is(
    connection: CompatibleConnection,
) -> None:
    assert connection.chat("parakeet") is None and connection.image("parakeet") is None
    assert connection.chat("dreamy") is None and connection.image(LLAMA) is None
    assert image_of(connection, "my-own-painter").abilities.aspects[0] == "1:1"
    assert chat_of(connection, "my-own-talker").abilities.tools


def test_where_nothing_answers_nothing_is_offered_and_a_name_is_believed() -> None:
    connection = CompatibleConnection(Given(FakePixels(), {}, {"COMPATIBLE_API_URL": "http://127.0.0.1:9/v1"}))

    assert (connection.images(), connection.chats()) == ([], [])
    with pytest.raises(ProviderFault) as failed:
        list(chat_of(connection, "llama").reply(asking("hi")))

    connection.close()
    assert failed.value.code == "unreachable" and "http://127.0.0.1:9/v1" in failed.value.title + failed.value.text


def test_a_reply_of_ones_own_machine_is_free(connection: CompatibleConnection, server: Running) -> None:
    chunks = list(chat_of(connection, LLAMA).reply(asking("hello")))

    assert chunks[-1] == TokenUse(0, 1_000, 100)
    (body,) = server.calls(LLAMA)
    allowed(body, CHAT)
    assert "authorization" not in server.seen()["requests"][-1]["headers"]


def test_a_server_that_takes_no_tools_answers_without_them_from_then_on(
    connection: CompatibleConnection, server: Running
) -> None:
    request = replace(asking("paint a lake"), tools=(TOOL,))
    assert chat_of(connection, PLAIN).abilities.tools

    assert text_of(list(chat_of(connection, PLAIN).reply(request)))

    assert not chat_of(connection, PLAIN).abilities.tools
    server.forget()
    list(chat_of(connection, PLAIN).reply(request))
    assert ["tools" in body for body in server.calls(PLAIN)] == [False]


def test_a_model_that_sees_nothing_is_shown_nothing_from_then_on(
    connection: CompatibleConnection, server: Running
) -> None:
    request = ChatRequest((ChatMessage("user", "What is this?", pictures=(PICTURE,)),))
    assert chat_of(connection, BLIND).abilities.vision

    assert "What is this?" in text_of(list(chat_of(connection, BLIND).reply(request)))

    assert not chat_of(connection, BLIND).abilities.vision


def test_what_fails_for_another_reason_is_a_failure(connection: CompatibleConnection, server: Running) -> None:
    with pytest.raises(ProviderFault) as failed:
        list(chat_of(connection, "fault/value").reply(replace(asking("paint"), tools=(TOOL,))))

    assert failed.value.code == "bad_request" and server.seen()["counts"]["fault/value"] == 1


def test_a_picture_is_asked_for_itself_and_costs_nothing(connection: CompatibleConnection, server: Running) -> None:
    made = list(image_of(connection, "flux-dev").make(ImageRequest("a fox", aspect="3:2")))[-1]

    assert isinstance(made, Made) and made.cost == 0
    assert server.calls("flux-dev") == [
        {"model": "flux-dev", "prompt": "a fox", "size": "1280x832", "response_format": "b64_json"}
    ]


@pytest.mark.parametrize(
    ("aspect", "resolution", "size"),
    [("1:1", "", "1024x1024"), ("1:1", "0.5K", "512x512"), ("16:9", "2K", "2048x1152"), ("9:16", "0.5K", "384x704")],
)
def test_sizes_are_what_every_family_of_models_can_paint(aspect: str, resolution: str, size: str) -> None:
    assert picture_options("m", ImageRequest("x", aspect=aspect, resolution=resolution))["size"] == size


def test_one_of_openais_behind_a_gateway_is_not_asked_what_it_never_knew() -> None:
    assert "response_format" not in picture_options("openai/gpt-image-2", ImageRequest("x"))


def test_sd_server_works_from_pictures_behind_a_mask(
    connection: CompatibleConnection, server: Running, pixels: FakePixels
) -> None:
    mask = Attachment("image/png", png("mask", area=16))

    list(image_of(connection, "sd-cpp-local").make(ImageRequest("darker", references=(PICTURE,), mask=mask)))

    (body,) = server.calls("sd-cpp-local")
    assert re.fullmatch(r'<sd_cpp_extra_args>{"seed": \d+}</sd_cpp_extra_args>darker', body["prompt"])
    assert [each["field"] for each in body["files"]] == ["image", "mask"]
    assert pixels.masked == [(mask.data, PICTURE.data)]


def test_sd_server_is_told_a_seed_which_it_takes_out_of_the_prompt(
    connection: CompatibleConnection, server: Running
) -> None:
    model = image_of(connection, "sd-cpp-local")
    assert model.abilities.seed

    *_, seven = model.make(ImageRequest("a fox", seed=7))
    *_, one = model.make(ImageRequest("a fox"))
    *_, other = model.make(ImageRequest("a fox"))

    assert isinstance(seven, Made) and seven.seed == 7
    assert isinstance(one, Made) and isinstance(other, Made) and one.seed != other.seed
    first, second, _ = (body["prompt"] for body in server.calls("sd-cpp-local"))
    assert first == '<sd_cpp_extra_args>{"seed": 7}</sd_cpp_extra_args>a fox' and f'"seed": {one.seed}}}' in second


def test_local_ai_paints_behind_a_mask_at_an_address_of_its_own(
    connection: CompatibleConnection, server: Running, pixels: FakePixels
) -> None:
    connection.image("dreamy")
    model = image_of(connection, "dreamy")
    assert (model.abilities.inpaint, model.abilities.edit) == (True, False)

    *_, made = model.make(ImageRequest("a hat", references=(PICTURE,), mask=Attachment("image/png", png("mask"))))

    assert isinstance(made, Made) and made.cost == 0 and made.data.startswith(b"\x89PNG")
    (body,) = server.calls("dreamy")
    assert set(body) == {"model", "prompt", "files"} and [each["field"] for each in body["files"]] == ["image", "mask"]
    assert pixels.masked == [], "white is to be changed, as the studio has it"
    *_, plain = model.make(ImageRequest("a hat", references=(PICTURE,)))
    assert isinstance(plain, Made) and "files" not in server.calls("dreamy")[1]


def test_of_a_server_far_away_the_price_is_unknown() -> None:
    connection = CompatibleConnection(Given(FakePixels(), {}, {"COMPATIBLE_API_URL": "https://api.example.invalid/v1"}))

    able = chat_of(connection, "m").abilities

    connection.close()
    assert (able.local, able.price) == (False, Price())


def test_the_test_says_how_many_models_it_has(server: Running) -> None:
    report = check(Given(FakePixels(), {}, {"COMPATIBLE_API_URL": server.url}))

    assert (report.models, report.painters, report.version) == (10, 3, "b6123-79c1160b")
    assert not report.unlimited and report.told == ""


def test_a_server_that_wants_a_key_says_so_and_refuses_a_wrong_one(server: Running) -> None:
    service = server._service
    assert isinstance(service, CompatibleService)
    service.locked = True
    given = Given(FakePixels(), {}, {"COMPATIBLE_API_URL": server.url}, personal=True)

    for keys, title in (({}, "wants a key"), ({"COMPATIBLE_API_KEY": REFUSED_KEY}, "refused the key")):
        with pytest.raises(ProviderFault) as failed:
            check(replace(given, keys=keys))
        assert failed.value.code == "wrong_api_key" and failed.value.title.endswith(title)
        assert "Give it a working one under Settings → Providers." in failed.value.text
    assert check(replace(given, keys={"COMPATIBLE_API_KEY": KEY})).models == 10
