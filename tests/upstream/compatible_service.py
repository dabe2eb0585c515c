"""Servers that speak OpenAI's wire, all in one: lists as llama.cpp, vLLM, LocalAI and LM Studio write them, models that
cannot do all, and OpenAI's faults as `fault/<name>`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.upstream.forms import as_json
from tests.upstream.openai_service import CHAT_FAULTS, IMAGE_FAULTS, REFUSALS, judge, paint, talk
from tests.upstream.pictures import png
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

REFUSED_KEY = "sk-local-nobody-knows-this-one"
LLAMA, PLAIN, BLIND = "models/Qwen3.5-9B-Q6_K.gguf", "toolless", "blind-vl"
LISTED: list[dict[str, Any]] = [
    {"id": LLAMA, "object": "model", "owned_by": "llamacpp", "meta": {"n_ctx": 16_384, "n_ctx_train": 262_144}},
    {"id": "mistral-7b", "object": "model", "owned_by": "vllm", "max_model_len": 32_768},
    {"id": "gemma-3-4b", "object": "model"},
    {"id": PLAIN, "object": "model"},
    {"id": BLIND, "object": "model"},
    {"id": "flux-dev", "object": "model"},
    {"id": "sd-cpp-local", "object": "model", "owned_by": "local"},
    {"id": "dreamy", "object": "model"},
    {"id": "nomic-embed-text", "object": "model"},
    {"id": "parakeet", "object": "model"},
]
LLAMA_CPP = [{"name": LLAMA, "model": LLAMA, "type": "model", "capabilities": ["completion", "multimodal"]}]
LOCAL_AI = [
    {"id": "dreamy", "capabilities": ["image"], "input_modalities": ["text"], "output_modalities": ["image"]},
    {"id": "parakeet", "capabilities": ["transcript"], "input_modalities": ["audio"], "output_modalities": ["text"]},
]
LM_STUDIO = [
    {"id": "gemma-3-4b", "object": "model", "type": "llm", "max_context_length": 131_072, "state": "loaded"},
    {"id": "not-loaded", "object": "model", "type": "llm", "state": "not-loaded"},
]


class CompatibleService(Service):
    """Answers at `/v1`, and at `/api/v0/models` beside it. `locked`: only with a key."""

    def __init__(self) -> None:
        super().__init__()
        self.locked = False

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
        lists = {
            "/v1/models": {"object": "list", "data": LISTED, "models": LLAMA_CPP},
            "/v1/models/capabilities": {"object": "list", "data": LOCAL_AI},
            "/api/v0/models": {"object": "list", "data": LM_STUDIO},
            "/props": {"build_info": "b6123-79c1160b", "total_slots": 4},
        }
        if key == REFUSED_KEY or (self.locked and not key):
            await wire.json({"error": {"code": 401, "message": "Invalid API Key", "type": "authentication_error"}}, 401)
        elif path in lists:
            await wire.json(lists[path])
        elif path.startswith("/generated-images/"):
            await wire.whole(200, png(path), "image/png")
        else:
            await self._asked(path, as_json(request), wire)

    async def _asked(self, path: str, request: Request, wire: Wire) -> None:
        self.keep(path, request)
        name = request.model.removeprefix("fault/")
        if path == "/v1/moderations":
            await judge(request.body, wire)
        elif name in REFUSALS and name != request.model:
            status, body, headers = REFUSALS[name]
            await wire.json(body, status, headers)
        elif path == "/v1/chat/completions":
            await self._talk(name, request.body, wire)
        elif path == "/v1/images/inpainting":
            await self._inpaint(request, wire)
        elif path in ("/v1/images/generations", "/v1/images/edits"):
            await IMAGE_FAULTS.get(name, paint)(request.body, wire)
        else:
            await wire.json({"error": {"message": f"No such path: {path}"}}, 404)

    async def _inpaint(self, request: Request, wire: Wire) -> None:
        """As LocalAI does: it refuses what lacks a file, and says where the picture lies."""
        sent = [each["field"] for each in request.body["files"]]
        if sorted(sent) != ["image", "mask"] or not request.body.get("prompt"):
            await wire.json({"error": {"code": 400, "message": "missing image file", "type": ""}}, 400)
            return
        url = f"http://{request.headers['host']}/generated-images/{len(self.requests)}.png"
        await wire.json({"created": 1, "id": "inpaint-1", "data": [{"url": url, "embedding": None, "index": 0}]})

    async def _talk(self, name: str, body: Mapping[str, Any], wire: Wire) -> None:
        pictured = any(isinstance(message["content"], list) for message in body["messages"])
        if name == PLAIN and body.get("tools"):
            said = "tools param requires --jinja flag"
            await wire.json({"error": {"code": 500, "message": said, "type": "server_error"}}, 500)
        elif name == BLIND and pictured:
            said = "image input is not supported - hint: you may need to provide the mmproj"
            await wire.json({"error": {"code": 400, "message": said}}, 400)
        else:
            await CHAT_FAULTS.get(name, talk)(body, wire)


def compatible_upstream() -> Running:
    """To be entered."""
    return Running(CompatibleService(), "/v1")
