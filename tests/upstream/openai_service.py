"""OpenAI's side, as its API reference has it: models, chat, pictures, their edits; a fault for each `fault/<name>`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from providers.wire.rhythm import seconds
from tests.upstream.forms import as_json
from tests.upstream.pictures import base64_png
from tests.upstream.replies import Reply, reply_to
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

REFUSED_KEY = "sk-proj-nobody-knows-this-one"
LISTED = (
    "gpt-4o-mini",
    "gpt-image-2",
    "gpt-image-2-2026-04-21",
    "gpt-image-1-mini",
    "gpt-image-9-2027-01-02",
    "gpt-6.1-terra",
    "gpt-6.1-terra-2026-10-01",
    "gpt-7-nova",
    "gpt-6-pro",
    "gpt-5-codex",
    "gpt-audio-2",
    "text-embedding-3-small",
    "omni-moderation-latest",
    "whisper-1",
)
WORDS = {"prompt_tokens": 1_000, "completion_tokens": 100, "total_tokens": 1_100}
CACHED = {"prompt_tokens_details": {"cached_tokens": 400, "audio_tokens": 0}}
PICTURE = {
    "input_tokens": 110,
    "output_tokens": 1_767,
    "total_tokens": 1_877,
    "input_tokens_details": {"text_tokens": 10, "image_tokens": 100},
}


def _error(message: str, type: str = "invalid_request_error", code: str | None = None, param: str | None = None) -> Any:
    return {"error": {"message": message, "type": type, "param": param, "code": code}}


_MODERATED = (
    "Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com "
    "and include the request ID req_1. safety_violations=[sexual, violence]."
)
REFUSALS: dict[str, tuple[int, Any, dict[str, str]]] = {
    "moderation": (400, _error(_MODERATED, "image_generation_user_error", "moderation_blocked"), {}),
    "value": (400, _error("Unknown parameter: 'quality'.", code="unknown_parameter", param="quality"), {}),
    "picture": (400, _error("Invalid image file or mode for image 1.", code="invalid_image_file", param="image"), {}),
    "hard-limit": (400, _error("Billing hard limit has been reached", code="billing_hard_limit_reached"), {}),
    "gone": (400, _error("The model `fault/gone` has been deprecated, learn more.", code="invalid_value"), {}),
    "organisation": (401, _error("No such organization: org-1", code="invalid_organization"), {}),
    "unverified": (403, _error("Your organization must be verified to use the model `fault/unverified`."), {}),
    "no-access": (403, _error("Project `proj_1` does not have access to model `x`", code="model_not_found"), {}),
    "region": (403, _error("Country not supported", "request_forbidden", "unsupported_country_region_territory"), {}),
    "unknown": (404, _error("The model `fault/unknown` does not exist", code="model_not_found"), {}),
    "too-large": (413, _error("The request is too large"), {}),
    "type": (415, _error("Unsupported media type"), {}),
    "rate": (429, _error("Rate limit reached", "requests", "rate_limit_exceeded"), {"Retry-After": "7"}),
    "quota": (429, _error("You exceeded your current quota", "insufficient_quota", "insufficient_quota"), {}),
    "server": (500, _error("The server had an error", "server_error"), {}),
    "slow-down": (503, _error("Slow down", "server_error", "slow_down"), {}),
}
RETIRED = ("gpt-image-1", "dall-e-3")


class OpenAIService(Service):
    """Answers at `/v1`."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not key or key == REFUSED_KEY:
            said = f"Incorrect API key provided: {key}. You can find your API key at https://platform.openai.com."
            await wire.json(_error(said, code="invalid_api_key"), 401)
        elif path == "/v1/models":
            data = [{"id": name, "object": "model", "created": 1, "owned_by": "system"} for name in LISTED]
            await wire.json({"object": "list", "data": data})
        else:
            await self._asked(path, as_json(request), wire)

    async def _asked(self, path: str, request: Request, wire: Wire) -> None:
        self.keep(path, request)
        name = request.model.removeprefix("fault/")
        if path == "/v1/moderations":
            await judge(request.body, wire)
        elif request.model in RETIRED:
            await wire.json(_error(f"The model `{name}` does not exist", code="model_not_found"), 404)
        elif name in REFUSALS and name != request.model:
            status, body, headers = REFUSALS[name]
            await wire.json(body, status, headers)
        elif path == "/v1/chat/completions":
            await CHAT_FAULTS.get(name, talk)(request.body, wire)
        elif path in ("/v1/images/generations", "/v1/images/edits"):
            await IMAGE_FAULTS.get(name, paint)(request.body, wire)
        else:
            await wire.json({"detail": "Not Found"}, 404)


Answer = Callable[[Mapping[str, Any], Wire], Awaitable[None]]


# --- words --------------------------------------------------------------------------------------------------------


def chunk(body: Mapping[str, Any], delta: Mapping[str, Any] | None, finish: str | None = None, **more: Any) -> Any:
    """One object of a stream. `delta` None: the last one, which tells the usage."""
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}]
    kind = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": body["model"]}
    return {**kind, "choices": choices, "usage": None, "obfuscation": "x7", **more}


async def talk(body: Mapping[str, Any], wire: Wire) -> None:
    reply: Reply = reply_to(body)
    wire.begin()
    await wire.event(chunk(body, {"role": "assistant", "content": "", "refusal": None}))
    for piece in reply.pieces():
        await wire.event(chunk(body, {"content": piece}))
        await asyncio.sleep(0.002)
    for fragment in reply.call_fragments():
        await wire.event(chunk(body, {"tool_calls": [fragment]}))
    await wire.event(chunk(body, {}, "tool_calls" if reply.calls else "stop"))
    if body.get("stream_options", {}).get("include_usage"):
        await wire.event(chunk(body, None, usage={**WORDS, **CACHED}))
    await wire.end()


async def _begun(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.event(chunk(body, {"role": "assistant", "content": "Half a sen"}))


async def _talk_then_error(body: Mapping[str, Any], wire: Wire) -> None:
    await _begun(body, wire)
    await wire.event(_error("The server had an error", "server_error", "server_error"))
    await wire.stop()


async def _talk_then_cut(body: Mapping[str, Any], wire: Wire) -> None:
    await _begun(body, wire)
    await wire.stop()


async def _talk_then_nothing(body: Mapping[str, Any], wire: Wire) -> None:
    await _begun(body, wire)
    await asyncio.sleep(3_600)


async def _talk_later(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await asyncio.sleep(seconds(1.5))
    await wire.event(chunk(body, {"content": "At last."}))
    await wire.event(chunk(body, {}, "stop"))
    await wire.end()


async def _nothing(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.write(b"\n")
    await asyncio.sleep(3_600)


CHAT_FAULTS: dict[str, Answer] = {
    "mid-stream": _talk_then_error,
    "cut": _talk_then_cut,
    "stall-midway": _talk_then_nothing,
    "stall": _nothing,
    "slow": _talk_later,
}

# --- pictures -----------------------------------------------------------------------------------------------------


def _picture(body: Mapping[str, Any], state: str = "") -> str:
    size = str(body.get("size", "auto"))
    aspect = size.replace("x", ":") if "x" in size else "1:1"
    return base64_png(f"{body['prompt']}{body.get('files', '')}{state}", aspect)


def _kind(body: Mapping[str, Any]) -> str:
    return "image_edit" if "files" in body else "image_generation"


def _event(body: Mapping[str, Any], kind: str, data: str, **more: Any) -> dict[str, Any]:
    about = {"created_at": 1, "size": "1024x1024", "quality": "medium", "background": "auto", "output_format": "png"}
    return {"type": f"{_kind(body)}.{kind}", "b64_json": data, **about, **more}


async def paint(body: Mapping[str, Any], wire: Wire) -> None:
    count = int(body.get("n", 1))
    if str(body.get("stream")).lower() != "true":
        data = [{"b64_json": _picture(body, f"{number or ''}")} for number in range(count)]
        usage = {**PICTURE, "output_tokens": PICTURE["output_tokens"] * count}
        await wire.json({"created": 1, "data": data, "usage": usage})
        return
    if count > 1:
        await wire.json(_error("Streaming is only supported with n=1.", param="n"), 400)
        return
    wire.begin()
    for index in range(int(body.get("partial_images", 0))):
        await wire.event(_event(body, "partial_image", _picture(body, f"{index}"), partial_image_index=index))
    await wire.event(_event(body, "completed", _picture(body), usage=PICTURE))
    await wire.stop()  # its reference names no [DONE] here


async def _paint_then_error(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.event(_event(body, "partial_image", _picture(body, "0"), partial_image_index=0))
    await wire.event({"type": "error", **_error(_MODERATED, "image_generation_user_error", "moderation_blocked")})
    await wire.stop()


async def _paint_then_nothing(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.event(_event(body, "partial_image", _picture(body, "0"), partial_image_index=0))
    await asyncio.sleep(3_600)


async def _paint_later(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await asyncio.sleep(seconds(1.5))
    await wire.event(_event(body, "completed", _picture(body), usage=PICTURE))
    await wire.end()


async def _paint_torn(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.event(_event(body, "completed", _picture(body)[:-400], usage=PICTURE))
    await wire.end()


async def _paint_nothing(body: Mapping[str, Any], wire: Wire) -> None:
    await wire.json({"created": 1, "data": [], "usage": PICTURE})


async def _reset(body: Mapping[str, Any], wire: Wire) -> None:
    wire.begin()
    await wire.event(_event(body, "partial_image", _picture(body, "0"), partial_image_index=0))
    await wire.reset()


IMAGE_FAULTS: dict[str, Answer] = {
    "error-event": _paint_then_error,
    "stall-midway": _paint_then_nothing,
    "stall": _nothing,
    "slow": _paint_later,
    "torn": _paint_torn,
    "no-image": _paint_nothing,
    "reset": _reset,
}


# --- words judged -------------------------------------------------------------------------------------------------

HARMS = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/instructions",
    "self-harm/intent",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)


async def judge(body: Mapping[str, Any], wire: Wire) -> None:
    """`harm:violence` in a text is that; `busy`, `hang`, `odd` and `short` in one are what may go wrong."""
    texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
    asked = " ".join(texts)
    if "moderation:busy" in asked:
        await wire.json(*REFUSALS["rate"][1::-1], REFUSALS["rate"][2])
    elif "moderation:hang" in asked:
        await _nothing(body, wire)
    elif "moderation:odd" in asked:
        await wire.json({"results": [{"flagged": "perhaps"}]})
    else:
        results = [_judged(text) for text in texts[: 0 if "moderation:short" in asked else None]]
        await wire.json({"id": "modr-1", "model": body.get("model", "omni-moderation-2024-09-26"), "results": results})


def _judged(text: str) -> dict[str, Any]:
    found = {harm: f"harm:{harm}." in text for harm in HARMS}
    return {
        "flagged": any(found.values()),
        "categories": found,
        "category_scores": {harm: 0.91 - place / 100 if found[harm] else 0.0001 for place, harm in enumerate(HARMS)},
        "category_applied_input_types": {harm: ["text"] for harm in HARMS},
    }


def openai_upstream() -> Running:
    """To be entered."""
    return Running(OpenAIService(), "/v1")
