"""Ollama: its list, its models by name, each with what may go wrong, and fetching models.

`POST /api/chat` and the rest as `docs/openapi.yaml` of ollama/ollama has them (August 2026).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from providers.wire.rhythm import seconds
from tests.upstream.pictures import base64_png
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

VERSION = "0.33.3"
GB = 1_000_000_000
ABLE: dict[str, list[str]] = {
    "qwen3-vl:8b": ["completion", "vision", "tools", "thinking"],
    "llama3.2:latest": ["completion", "tools"],
    "plain:1b": ["completion"],
    "nomic-embed-text:latest": ["embedding"],
    "x/z-image-turbo:latest": ["image"],
    "gpt-oss:120b-cloud": ["completion", "tools", "thinking"],
}
"""Capabilities by model; those that go wrong can talk."""
REFUSALS: dict[str, tuple[int, str]] = {
    "absent:1b": (404, "model 'absent:1b' not found"),
    "huge:70b": (500, "model requires more system memory (43.2 GiB) than is available (7.6 GiB)"),
    "crash:1b": (500, "llama runner process has terminated: exit status 2"),
    "unable:1b": (400, '"unable:1b" does not support tools'),
    "unsigned:1b": (401, "unauthorized"),
    "unreached:1b": (502, 'Post "https://ollama.com/api/chat": dial tcp: i/o timeout'),
    "busy:1b": (503, "server busy, please try again.  maximum pending requests exceeded"),
    "wrong:1b": (400, "invalid options: num_ctx"),
}
TOOK = {"total_duration": 5_043_500_667, "load_duration": 5_025_959, "prompt_eval_duration": 325_953_000}
SAYS = "Ollama says hello to you, word by word."


class OllamaService(Service):
    """One server. Tests change `version` and `models`."""

    def __init__(self) -> None:
        super().__init__()
        self.version = VERSION
        self.lists_capabilities = True
        self.paints = False
        self.models = {name: list(able) for name, able in ABLE.items()}
        self.pulling: dict[str, asyncio.Event] = {}

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        if path == "/":
            await wire.whole(200, b"Ollama is running", "text/plain; charset=utf-8")
        elif path == "/api/version":
            await wire.json({"version": self.version})
        elif path == "/api/tags":
            await wire.json({"models": [self._entry(name) for name in self.models]})
        elif path == "/api/show":
            await self._show(str(request.body.get("model")), wire)
        elif path == "/api/delete":
            await self._delete(str(request.body.get("model")), wire)
        elif path in ("/api/chat", "/api/generate", "/api/pull"):
            self.keep(path, request)
            answer = {"/api/chat": self._chat, "/api/generate": self._generate, "/api/pull": self._pull}[path]
            await answer(request.body, wire)
        else:
            await wire.whole(404, b"404 page not found", "text/plain")

    def _entry(self, name: str) -> dict[str, Any]:
        details: dict[str, Any] = {"format": "gguf", "family": "llama", "families": ["llama"]}
        details |= {"parameter_size": "8.2B", "quantization_level": "Q4_K_M", "parent_model": ""}
        entry: dict[str, Any] = {"name": name, "model": name, "modified_at": "2026-11-01T10:00:00Z", "size": 5 * GB}
        entry |= {"digest": f"sha256:{name}", "details": details}
        if self.lists_capabilities:
            entry["capabilities"] = self.models[name]
            details |= {"context_length": 131_072, "embedding_length": 4_096}
        if name.endswith("-cloud"):
            entry |= {"remote_model": name.removesuffix("-cloud"), "remote_host": "https://ollama.com:443"}
        return entry

    async def _show(self, name: str, wire: Wire) -> None:
        if name not in self.models:
            await wire.json({"error": f"model '{name}' not found"}, 404)
            return
        about = {"general.architecture": "llama", "llama.context_length": 8_192}
        await wire.json({"details": {"family": "llama"}, "model_info": about, "capabilities": self.models[name]})

    async def _delete(self, name: str, wire: Wire) -> None:
        if self.models.pop(name, None) is None:
            await wire.json({"error": f"model '{name}' not found"}, 404)
        else:
            await wire.whole(200, b"")

    async def _chat(self, body: Mapping[str, Any], wire: Wire) -> None:
        name = str(body["model"])
        if name in REFUSALS:
            status, sentence = REFUSALS[name]
            await wire.json({"error": sentence}, status)
            return
        wire.begin("application/x-ndjson")
        odd = ODD.get(name)
        if odd is not None:
            await odd(wire)
            return
        if name not in self.models:
            raise AssertionError(f"{name} is asked, and not listed")
        await _well(body, wire)

    async def _generate(self, body: Mapping[str, Any], wire: Wire) -> None:
        if not self.paints:
            await wire.json({"error": "image generation models are not currently supported"}, 400)
            return
        if not body["prompt"]:
            await wire.json({"model": body["model"], "response": "", "done": True, "done_reason": "unload"})
            return
        wire.begin("application/x-ndjson")
        for step in range(1, 4):
            await _line(wire, {"model": body["model"], "completed": step, "total": 4, "done": False})
            await asyncio.sleep(0.01)
        picture = base64_png(str(body["prompt"]), f"{body.get('width', 1)}:{body.get('height', 1)}")
        await _line(wire, {"model": body["model"], "image": picture, "done": True, "done_reason": "stop", **TOOK})
        await wire.stop()

    async def _pull(self, body: Mapping[str, Any], wire: Wire) -> None:
        name = str(body["model"])
        wire.begin("application/x-ndjson")
        await _line(wire, {"status": "pulling manifest"})
        if name.startswith("nobody"):
            await _line(wire, {"error": "pull model manifest: file does not exist"})
            await wire.stop()
            return
        layer = {"status": "pulling 6a0746a1ec1a", "digest": "sha256:6a0746a1ec1a", "total": 4_000}
        for completed in (1_000, 2_000, 3_000):
            await _line(wire, {**layer, "completed": completed})
        if name.startswith("endless"):
            await asyncio.sleep(3_600)
        await _line(wire, {**layer, "completed": 4_000})
        for status in ("verifying sha256 digest", "writing manifest", "success"):
            await _line(wire, {"status": status})
        self.models[name] = ["completion", "tools"]
        await wire.stop()


def said(text: str, **more: Any) -> dict[str, Any]:
    """One line of an answer that goes on."""
    message = {"role": "assistant", "content": text, **more}
    return {"model": "m", "created_at": "2026-11-01T10:00:00.1Z", "message": message, "done": False}


def last(reason: str = "stop", **more: Any) -> dict[str, Any]:
    """The line that ends an answer."""
    return {**said(""), "done": True, "done_reason": reason, **TOOK, **more}


COUNTED = {"prompt_eval_count": 26, "eval_count": 9}


async def _line(wire: Wire, data: Mapping[str, Any]) -> None:
    await wire.write(json.dumps(data).encode() + b"\n")


async def _well(body: Mapping[str, Any], wire: Wire) -> None:
    newest = body["messages"][-1]
    if body.get("think"):
        for thought in ("The user wants", " something."):
            await _line(wire, said("", thinking=thought))
    if body.get("tools") and newest["role"] == "user":
        prompt = str(newest["content"]).removeprefix("paint ")
        called = {
            "function": {"index": 0, "name": body["tools"][0]["function"]["name"], "arguments": {"prompt": prompt}}
        }
        await _line(wire, said("", tool_calls=[called]))
    else:
        for word in SAYS.split(" "):
            await _line(wire, said(f"{word} "))
            await asyncio.sleep(0.002)
    await _line(wire, last(**COUNTED))
    await wire.stop()


async def _slow(wire: Wire) -> None:
    await asyncio.sleep(seconds(1.5))
    await _line(wire, said("At last."))
    await _line(wire, last(**COUNTED))
    await wire.stop()


async def _stuck(wire: Wire) -> None:
    await _line(wire, said("Half a sen"))
    await asyncio.sleep(3_600)


async def _silent(wire: Wire) -> None:
    await asyncio.sleep(3_600)


async def _broken(wire: Wire) -> None:
    await _line(wire, said("Half a sen"))
    await _line(wire, {"error": "an error was encountered while running the model: unexpected EOF"})
    await wire.stop()


async def _cut(wire: Wire) -> None:
    await _line(wire, said("Half a sen"))
    await wire.hang_up()


async def _empty(wire: Wire) -> None:
    await _line(wire, said("", thinking="Nothing comes to mind."))
    await _line(wire, last(**COUNTED))
    await wire.stop()


async def _short(wire: Wire) -> None:
    await _line(wire, said("As long as it ma"))
    await _line(wire, last("length", **COUNTED))
    await wire.stop()


async def _aloud(wire: Wire) -> None:
    for piece in ("<th", "ink>\nThey greet", " me.</thi", "nk>", "\n\n", "Hello", "!"):
        await _line(wire, said(piece))
    await _line(wire, last())  # counts are missing where all was remembered
    await wire.stop()


ODD: dict[str, Callable[[Wire], Coroutine[Any, Any, None]]] = {
    "slow:1b": _slow,
    "stuck:1b": _stuck,
    "silent:1b": _silent,
    "broken:1b": _broken,
    "cut:1b": _cut,
    "empty:1b": _empty,
    "short:1b": _short,
    "aloud:1b": _aloud,
}
ABLE |= {name: ["completion"] for name in (*ODD, *REFUSALS)}


class OllamaUpstream(Running):
    """Ollama's, in a thread of this process."""

    def __init__(self) -> None:
        self.service = OllamaService()
        super().__init__(self.service)
