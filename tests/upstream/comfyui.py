"""ComfyUI's side: one prompt after another, told of over a WebSocket, with a checkpoint for each fault.

Graphs are checked as ComfyUI checks them (`validate_inputs` of its `execution.py`): each node is known, has its
required inputs, and the files it names are there.
"""

from __future__ import annotations

import asyncio
import json
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from providers.wire.rhythm import seconds
from tests.upstream.pictures import png
from tests.upstream.service import Request, Service
from tests.upstream.web_socket import SocketWire, accept
from tests.upstream.wire import Wire

CHECKPOINTS = (
    "sd_xl_base_1.0.safetensors",
    "v1-5-pruned.safetensors",
    "svd_xt.safetensors",
    *(
        f"{fault}.safetensors"
        for fault in ("slow", "stuck", "torn", "oom", "broken", "stopped", "empty", "deaf", "down")
    ),
)
FILES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "CheckpointLoaderSimple": {"ckpt_name": CHECKPOINTS},
    "UNETLoader": {"unet_name": ("z_image_turbo_bf16.safetensors", "flux1-dev.safetensors")},
    "CLIPLoader": {"clip_name": ("qwen_3_4b.safetensors", "umt5_xxl.safetensors")},
    "VAELoader": {"vae_name": ("ae.safetensors",)},
}
REQUIRED: Mapping[str, frozenset[str]] = {
    node: frozenset(inputs.split())
    for node, inputs in {
        "CheckpointLoaderSimple": "ckpt_name",
        "UNETLoader": "unet_name weight_dtype",
        "CLIPLoader": "clip_name type",
        "DualCLIPLoader": "clip_name1 clip_name2 type",
        "VAELoader": "vae_name",
        "CLIPTextEncode": "text clip",
        "ConditioningZeroOut": "conditioning",
        "ModelSamplingAuraFlow": "model shift",
        "EmptyLatentImage": "width height batch_size",
        "EmptySD3LatentImage": "width height batch_size",
        "KSampler": "model seed steps cfg sampler_name scheduler positive negative latent_image denoise",
        "VAEDecode": "samples vae",
        "VAEEncode": "pixels vae",
        "LoadImage": "image",
        "LoadImageMask": "image channel",
        "ImageScale": "image upscale_method width height crop",
        "SetLatentNoiseMask": "samples mask",
        "ImageCompositeMasked": "destination source x y resize_source",
        "PreviewImage": "images",
        "SaveImage": "images filename_prefix",
    }.items()
}
"""The required inputs of each node, as ComfyUI's `nodes.py` and `comfy_extras` declare them."""


@dataclass
class Prompt:
    """One that was queued."""

    number: int
    id: str
    client: str
    graph: dict[str, Any]
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def model(self) -> str:
        """The file that paints."""
        inputs = [node["inputs"] for node in self.graph.values()]
        named = [each.get("ckpt_name") or each.get("unet_name") for each in inputs]
        return next((name for name in named if name), "workflow")

    def node(self, *kinds: str) -> str:
        return next((name for name, node in self.graph.items() if node["class_type"] in kinds), "")


class ComfyService(Service):
    """A recent version."""

    knows_jobs = True
    speaks = True
    """Whether it has a WebSocket."""

    def __init__(self) -> None:
        super().__init__()
        self.pending: list[Prompt] = []
        self.running: Prompt | None = None
        self.history: dict[str, Any] = {}
        self.files: dict[str, bytes] = {}
        self.offers = FILES
        self.sockets: dict[str, SocketWire] = {}
        self.cancelled: list[str] = []
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        assert "origin" not in request.headers
        where = path.removeprefix("/api")
        if where == "/ws":
            await self._socket(request, wire)
        elif where == "/prompt":
            await self._queue(request, wire)
        elif where == "/queue":
            await self._queued(request, wire)
        elif where.startswith("/history/"):
            found = self.history.get(where.removeprefix("/history/"))
            await wire.json({where.removeprefix("/history/"): found} if found else {})
        elif where == "/view":
            await self._view(request, wire)
        elif where == "/upload/image":
            await self._upload(request, wire)
        elif where == "/interrupt":
            self._stop(request.body.get("prompt_id") if self.knows_jobs else None)
            await wire.json({})
        else:
            await self._read(where, request, wire)

    async def _read(self, where: str, request: Request, wire: Wire) -> None:
        if where.startswith("/object_info/"):
            node = where.removeprefix("/object_info/")
            inputs = {name: [list(files), {}] for name, files in self.offers.get(node, {}).items()}
            await wire.json({node: {"input": {"required": inputs}}} if inputs else {})
        elif where == "/system_stats":
            devices = [{"name": "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync", "type": "cuda"}]
            await wire.json({"system": {"os": "posix", "comfyui_version": "0.9.2"}, "devices": devices})
        elif self.knows_jobs and (found := re.fullmatch(r"/jobs/([\w-]+)/cancel", where)):
            await wire.json({"cancelled": self._stop(found[1])})
        else:
            await wire.whole(404, b"404: Not Found", "text/plain")

    async def _socket(self, request: Request, wire: Wire) -> None:
        if not self.speaks:
            await wire.whole(404, b"404: Not Found", "text/plain")
            return
        client = parse_qs(urlsplit(request.path).query)["clientId"][0]
        line = self.sockets[client] = accept(request, wire)
        while client in self.sockets:
            await line.text(json.dumps({"type": "status", "data": {"status": {"exec_info": {"queue_remaining": 1}}}}))
            await asyncio.sleep(0.1)
        await wire.hang_up()

    async def _queue(self, request: Request, wire: Wire) -> None:
        given = request.body.get("prompt_id") if self.knows_jobs else None
        prompt = Prompt(
            self.connections, given or f"old-{self.connections}", request.body["client_id"], request.body["prompt"]
        )
        self.keep("/prompt", replace(request, body={**request.body, "model": prompt.model}))
        wrong = _wrong(prompt.graph)
        if prompt.model == "down.safetensors":
            await wire.whole(500, b"500 Internal Server Error", "text/plain")
        elif wrong:
            await wire.json(wrong, 400)
        else:
            self.pending.append(prompt)
            task = asyncio.ensure_future(self._run(prompt))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            await wire.json({"prompt_id": prompt.id, "number": prompt.number, "node_errors": {}})

    async def _queued(self, request: Request, wire: Wire) -> None:
        for each in request.body.get("delete", ()) if request.method == "POST" else ():
            self.cancelled += [prompt.id for prompt in self.pending if prompt.id == each]
            self.pending = [prompt for prompt in self.pending if prompt.id != each]
        running = [self.running] if self.running else []
        listed = [[[each.number, each.id, each.graph, {}, []] for each in found] for found in (running, self.pending)]
        await wire.json(dict(zip(("queue_running", "queue_pending"), listed, strict=True)))

    def _stop(self, identifier: str | None) -> bool:
        """Without an id whatever runs."""
        found = [each for each in self.pending if each.id == identifier]
        self.pending = [each for each in self.pending if each.id != identifier]
        if self.running is not None and identifier in (None, self.running.id):
            found.append(self.running)
        self.cancelled += [each.id for each in found]
        for each in found:
            each.stopped.set()
        return bool(found)

    async def _upload(self, request: Request, wire: Wire) -> None:
        head, _, rest = request.body.partition(b'filename="')
        name = rest.partition(b'"')[0].decode()
        data = rest.partition(b"\r\n\r\n")[2].partition(b"\r\n--")[0]
        kept = b'name="type"\r\n\r\ntemp' in request.body
        assert kept and b'name="subfolder"\r\n\r\natelier' in request.body, head
        self.files[f"atelier/{name} [temp]"] = data
        self.requests.append(
            {"path": "/upload/image", "model": "", "headers": {}, "at": 0.0, "body": f"{name} {len(data)}"}
        )
        await wire.json({"name": name, "subfolder": "atelier", "type": "temp"})

    async def _view(self, request: Request, wire: Wire) -> None:
        asked = parse_qs(urlsplit(request.path).query)
        data = self.files.get(asked["filename"][0])
        if data is None or asked["type"] != ["temp"]:
            await wire.whole(404, b"", "text/plain")
        else:
            await wire.whole(200, data, "image/png")

    async def _run(self, prompt: Prompt) -> None:
        async with self._turn:
            if prompt not in self.pending:
                return
            self.pending.remove(prompt)
            self.running = prompt
            try:
                await self._execute(prompt)
            finally:
                self.running = None

    async def _execute(self, prompt: Prompt) -> None:
        fault = prompt.model.removesuffix(".safetensors")
        if fault == "deaf":
            self.sockets.pop(prompt.client, None)
            await asyncio.sleep(0.3)
        await self._tell(prompt, "execution_start")
        await self._tell(prompt, "execution_cached", nodes=[])
        if fault == "slow":
            await asyncio.sleep(seconds(1.5))
        if fault == "stuck" and await _within(prompt.stopped.wait(), 3_600):
            await self._end(prompt, "execution_interrupted", node_id="sampler", node_type="KSampler")
            return
        if fault in _FAILURES:
            kind, data = _FAILURES[fault]
            await self._end(prompt, kind, node_id="sampler", node_type="KSampler", **data)
            return
        sampler, shown = prompt.node("KSampler"), prompt.node("PreviewImage", "SaveImage")
        for step in range(1, 4):
            await self._tell(prompt, "progress", value=step, max=3, node=sampler)
            await self._binary(prompt, struct.pack(">II", 1, 2) + png(f"{step}", area=64 * 64))
            await asyncio.sleep(0.02)
        output = {"images": [] if fault == "empty" else [self._painted(prompt, fault)]}
        await self._tell(prompt, "executed", node=shown, output=output)
        await self._end(prompt, "execution_success", {shown: output})

    def _painted(self, prompt: Prompt, fault: str) -> dict[str, str]:
        words = json.dumps(prompt.graph, sort_keys=True)
        sizes = prompt.graph.get(prompt.node("EmptyLatentImage", "EmptySD3LatentImage", "ImageScale"), {}).get(
            "inputs", {}
        )
        data = png(words, f"{sizes.get('width', 1)}:{sizes.get('height', 1)}")
        name = f"{prompt.id}.png"
        self.files[name] = data[:-40] if fault == "torn" else data
        return {"filename": name, "subfolder": "", "type": "temp"}

    async def _end(self, prompt: Prompt, kind: str, outputs: Mapping[str, Any] | None = None, **data: Any) -> None:
        """The history is written a moment after the end was told, as `prompt_worker` does."""
        await self._tell(prompt, kind, **data)
        await asyncio.sleep(0.05)
        well = kind == "execution_success"
        status = {
            "status_str": "success" if well else "error",
            "completed": well,
            "messages": [["execution_start", {"prompt_id": prompt.id}], [kind, {"prompt_id": prompt.id, **data}]],
        }
        self.history[prompt.id] = {"outputs": dict(outputs or {}), "status": status}
        await self._tell(prompt, "executing", node=None)

    async def _tell(self, prompt: Prompt, kind: str, **data: Any) -> None:
        await self._send(prompt, json.dumps({"type": kind, "data": {**data, "prompt_id": prompt.id}}))
        await self._send(
            prompt, json.dumps({"type": "progress", "data": {"value": 1, "max": 1, "prompt_id": "another's"}})
        )

    async def _binary(self, prompt: Prompt, data: bytes) -> None:
        await self._send(prompt, data)

    async def _send(self, prompt: Prompt, message: str | bytes) -> None:
        line = self.sockets.get(prompt.client)
        if line is None:
            return
        try:
            await (line.text(message) if isinstance(message, str) else line.binary(message))
        except ConnectionError:
            self.sockets.pop(prompt.client, None)


class OldComfyService(ComfyService):
    """One that knows no jobs, chooses its prompts' ids itself, and interrupts whatever runs."""

    knows_jobs = False


class SilentComfyService(ComfyService):
    """Behind something that lets no WebSocket through."""

    speaks = False


_FAILURES: Mapping[str, tuple[str, dict[str, str]]] = {
    "oom": (
        "execution_error",
        {"exception_message": "Allocation on device", "exception_type": "torch.OutOfMemoryError"},
    ),
    "broken": (
        "execution_error",
        {"exception_message": "mat1 and mat2 shapes cannot be multiplied\n", "exception_type": "RuntimeError"},
    ),
    "stopped": ("execution_interrupted", {}),
}


def _wrong(graph: Mapping[str, Any]) -> dict[str, Any] | None:
    """What `POST /prompt` refuses, in ComfyUI's words."""
    for name, node in graph.items():
        kind, inputs = node["class_type"], node["inputs"]
        if kind not in REQUIRED:
            message = f"Node '{kind}' not found. The custom node may not be installed."
            return {
                "error": {"type": "missing_node_type", "message": message, "details": f"Node ID '#{name}'"},
                "node_errors": {},
            }
        missing = REQUIRED[kind] - inputs.keys()
        errors = [
            {"type": "required_input_missing", "message": "Required input is missing", "details": each}
            for each in missing
        ]
        errors += [
            {
                "type": "value_not_in_list",
                "message": "Value not in list",
                "details": f"{each}: '{inputs[each]}' not in {list(files)}",
            }
            for each, files in FILES.get(kind, {}).items()
            if each in inputs and inputs[each] not in files
        ]
        errors += [
            {"type": "return_type_mismatch", "message": "No such node", "details": each}
            for each, value in inputs.items()
            if isinstance(value, list) and value[0] not in graph
        ]
        if errors:
            error = {
                "type": "prompt_outputs_failed_validation",
                "message": "Prompt outputs failed validation",
                "details": "",
            }
            return {"error": error, "node_errors": {name: {"errors": errors, "class_type": kind}}}
    return None


async def _within(waiting: Any, seconds: float) -> bool:
    await asyncio.wait_for(waiting, seconds)
    return True
