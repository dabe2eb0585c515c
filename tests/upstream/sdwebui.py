"""Stable Diffusion WebUI: the wire that A1111, Forge, SD.Next and sd-server share, and what each of them lacks.

As modules/api/api.py and modules/progress.py of Forge have it. A model does what its name says.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from providers.wire.rhythm import seconds
from tests.upstream.pictures import base64_png, png
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

MODELS = ("dreamshaper_8", "juggernautXL_v9", "slow", "stuck", "memory", "damaged", "torn", "nothing", "down")
FORGE, SDNEXT, SDSERVER = "forge", "sdnext", "sd-server"
TAKES = 1.3
"""Seconds for a picture."""
REFUSALS: dict[str, tuple[int, dict[str, Any]]] = {
    "memory": (
        500,
        {"error": "OutOfMemoryError", "detail": "", "body": "", "errors": "CUDA out of memory. Tried 2 GiB"},
    ),
    "damaged": (500, {"error": "RuntimeError", "detail": "", "body": "", "errors": "failed to load checkpoint"}),
    "down": (503, {"detail": "Service Unavailable"}),
}


def title(name: str) -> str:
    return f"{name}.safetensors [31e35c80fc]"


class SdWebuiService(Service):
    """One server. Tests choose the program, and whether it wants a name and a password."""

    def __init__(self) -> None:
        super().__init__()
        self.program = FORGE
        self.login = ""
        self.finish: Callable[[bytes], bytes] = bytes
        """What it does to a picture before it gives it away: another program signs it."""
        self.models = MODELS
        self.running: dict[str, float] = {}
        """Jobs that run, by their ids, and when they began."""
        self.interrupted: list[str] = []

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        wanted = f"Basic {base64.b64encode(self.login.encode()).decode()}"
        if self.login and request.headers.get("authorization") != wanted:
            await wire.json({"detail": "Incorrect username or password"}, 401)
        elif path in ("/sdapi/v1/txt2img", "/sdapi/v1/img2img"):
            await self._paint(path, request, wire)
        elif path == "/sdapi/v1/sd-models":
            await wire.json([{"title": title(name), "model_name": name, "hash": "31e35c80fc"} for name in self.models])
        elif path == "/sdapi/v1/options":
            await wire.json({"sd_model_checkpoint": title("juggernautXL_v9")})
        elif self.program != SDSERVER and path == "/sdapi/v1/progress":
            await wire.json(self._progress("current_image"))
        elif self.program != SDSERVER and path == "/sdapi/v1/interrupt":
            self.interrupted += list(self.running)
            self.running.clear()
            await wire.json({})
        elif self.program == SDNEXT and path == "/sdapi/v1/version":
            await wire.json({"app": "sd.next", "updated": "2026-07-23", "commit": "058a7f0", "branch": "master"})
        elif self.program == FORGE and path == "/internal/pending-tasks":
            await wire.json({"size": 0, "tasks": []})
        elif self.program == FORGE and path == "/internal/progress":
            active = request.body["id_task"] in self.running
            told = self._progress("live_preview") if active else {"progress": None, "live_preview": None}
            await wire.json({**told, "active": active, "queued": False, "completed": not active, "textinfo": None})
        else:
            await wire.json({"detail": "Not Found"}, 404)

    def keep(self, path: str, request: Request) -> None:
        """Counts a request to a model, which stands inside of its body."""
        self.counts[_model(request.body)] += 1
        self.requests.append(
            {"path": path, "model": _model(request.body), "headers": request.headers, "body": request.body}
        )

    def _progress(self, picture: str) -> dict[str, Any]:
        if not self.running:
            return {"progress": 0.0, "state": {"job_count": 0}, picture: None}
        begun = min(self.running.values())
        share = min(0.99, (time.monotonic() - begun) / seconds(TAKES))
        told = {"progress": share, "eta_relative": 1.0, "state": {"job_count": 1, "sampling_steps": 25}}
        number = int(share * 10)
        return {**told, picture: base64_png(f"rough {number}"), "id_live_preview": number}

    async def _paint(self, path: str, request: Request, wire: Wire) -> None:
        self.keep(path, request)
        name, task = _model(request.body), str(request.body["force_task_id"])
        if name in REFUSALS:
            status, said = REFUSALS[name]
            await wire.json(said, status)
            return
        self.running[task] = time.monotonic()
        # who hangs up is cancelled here; the job goes on all the same, as it does there
        await asyncio.sleep(3_600 if name == "stuck" else seconds(TAKES) * (2 if name == "slow" else 1))
        del self.running[task]
        await wire.json(_painted(name, request.body, self.finish))


def _painted(name: str, body: Mapping[str, Any], finish: Callable[[bytes], bytes]) -> dict[str, Any]:
    words = f"{body['prompt']} {body['seed']} {str(body.get('init_images'))[:200]}"
    picture = base64.b64encode(finish(png(words, f"{body['width']}:{body['height']}"))).decode()
    pictures = [] if name == "nothing" else [picture[:-400] if name == "torn" else picture]
    info = json.dumps({"seed": body["seed"], "all_seeds": [body["seed"]]})
    return {"images": pictures, "parameters": {}, "info": info}


def _model(body: Any) -> str:
    chosen = body.get("override_settings", {}).get("sd_model_checkpoint", "") if isinstance(body, dict) else ""
    return str(chosen).partition(".safetensors")[0]


class SdWebuiUpstream(Running):
    """In a thread of this process."""

    def __init__(self) -> None:
        self.service = SdWebuiService()
        super().__init__(self.service)
