"""The examples of the API's document: calls that are really made, written down.

`python -m tests.endpoints.openapi.recording > endpoints/openapi/examples.json` makes them anew. Ids, times and tokens
are replaced, long lists and texts shortened.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import requests
from PIL import Image

from tests.endpoints.conftest import Person, ended, layer_png, mask_png, person, png, studio
from tests.upstream import Upstream
from tests.upstream.account import LIMITED
from tests.upstream.ollama import OllamaUpstream

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
CODE = re.compile(r"([0-9A-Z]{5}-){4}[0-9A-Z]{5}")
RANDOM = re.compile(r"[\w-]{43,}")
SIGNED = re.compile(r"/v1/files/[\w.-]+")
SHARED = re.compile(r"/s/[\w.-]+")
HERE = re.compile(r"http://127\.0\.0\.1:\d+")
LONGEST_LIST = 2
LONGEST_TEXT = 160
FIXED: dict[str, Any] = {
    "seconds": 0.214,
    "milliseconds": 38,
    "timestamp": "2026-11-20T14:30:05.000+00:00",
    "retry_after": None,
    "expires": 1795962605.0,
}
"""What differs from run to run."""


@dataclass
class Recorder:
    """Somebody who makes calls and writes them down."""

    person: Person
    examples: dict[str, Any] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def __call__(self, method: str, path: str, json: Any = None, **more: Any) -> Any:
        """The answer's data."""
        more = more if json is None else {**more, "json": json}
        response = self.person.call(method, path, **more)
        assert response.status_code < 300, (method, path, response.text)
        rule, _ = self.person.atelier.app.url_map.bind("localhost").match(
            path.partition("?")[0], method, return_rule=True
        )
        recorded = {"answer": self.shown(response.json)}
        if json is not None:
            recorded = {"request": self.shown(json), **recorded}
        self.examples.setdefault(f"{method} {rule.rule}", recorded)
        return (response.json or {}).get("data")

    def shown(self, value: Any, name: str = "") -> Any:
        """The same without what is long, and without what will be another the next time."""
        if name in FIXED and value is not None and (name != "expires" or not isinstance(value, str)):
            return FIXED[name]
        if name in ("created", "created_at") and isinstance(value, int):
            return int(FIXED["expires"])
        if isinstance(value, dict):
            return {self.shown(key): self.shown(each, key) for key, each in value.items()}
        if isinstance(value, list):
            return [self.shown(each) for each in value[:LONGEST_LIST]]
        if isinstance(value, str):
            return self.text(value, name)
        return value

    def text(self, text: str, name: str) -> str:
        if name in ("token", "secret"):
            return {"token": "at_…", "secret": "whsec_…"}[name]
        if name in ("code", "path") and CODE.search(text):
            return CODE.sub("7K2Q9-…", text)
        if name == "id" and text.startswith(("chatcmpl-", "msg_")):
            return re.sub("(?<=[-_]).*", "…", text, count=1)
        if name == "content":
            text = SIGNED.sub("/v1/files/…", text)
        text = SHARED.sub("/s/…", text)
        if name in ("page", "state"):
            return RANDOM.sub("…", HERE.sub("https://openrouter.ai", text))
        text = MOMENT.sub("2026-11-20T14:30:05.000Z", ID.sub(lambda found: self.id(found[0]), text))
        return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"

    def id(self, real: str) -> str:
        """Every id keeps being one and the same."""
        number = len(self.ids) + 1
        return self.ids.setdefault(real, f"5f0c1e{number:02x}-9a4b-4d3e-8c21-7b6a5d4c3b2a")


def photograph() -> BytesIO:
    out = BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((1200, 800)).save(out, "JPEG", quality=96)
    out.seek(0)
    return out


def people(call: Recorder) -> None:
    call("GET", "/api/v1/session")
    call("GET", "/api/v1/settings")
    call("GET", "/api/v1/usage")
    call("PATCH", "/api/v1/settings", {"theme": "dark"})
    call("GET", "/api/v1/prompts")
    call("GET", "/api/v1/styles")
    call("PUT", "/api/v1/styles/watercolour", {"phrase": "wet in wet"})
    call("DELETE", "/api/v1/styles/watercolour")
    call("GET", "/api/v1/palette")
    call("GET", "/api/v1/formats")
    token = call("POST", "/api/v1/tokens", {"name": "laptop"})
    call("GET", "/api/v1/tokens")
    call("DELETE", f"/api/v1/tokens/{token['id']}")
    call("POST", "/api/v1/session/guest")
    code = call("POST", "/api/v1/recovery")["code"]
    call("GET", "/api/v1/recovery")
    call("POST", "/api/v1/session/recovery", {"code": code, "along": False})
    call("DELETE", "/api/v1/recovery")


def providers(call: Recorder) -> None:
    at = "/api/v1/settings/providers/openrouter"
    call("PUT", at, {"key": LIMITED})
    call("GET", at)
    call("POST", f"{at}/test")
    call("GET", "/api/v1/models?q=nano+banana&limit=1")
    start = call("POST", f"{at}/enroll", {"by_hand": True})
    shown = requests.get(start["page"], timeout=60).text
    code = shown.partition("<code>")[2].partition("</code>")[0]
    call("POST", f"{at}/callback", {"state": start["state"], "code": code})
    call("DELETE", at)


def kept_models(call: Recorder) -> None:
    at = "/api/v1/settings/providers/ollama"
    with OllamaUpstream() as ollama:
        call.person.data("PUT", at, json={"address": ollama.url})
        call("GET", f"{at}/models")
        call("POST", f"{at}/models/gemma3:4b")
        call("DELETE", f"{at}/models/gemma3:4b")
    call.person.data("DELETE", at)


def looked_at(call: Recorder, image: str) -> None:
    engine = "/api/v1/settings/providers/ollama"
    with OllamaUpstream() as ollama:
        call.person.data("PUT", engine, json={"address": ollama.url})
        call.person.data("PATCH", "/api/v1/settings", json={"chat_model": "ollama/qwen3-vl:8b"})
        call("POST", f"{image}/alt/look", {"language": "en"})
        call.person.data("PATCH", "/api/v1/settings", json={"chat_model": None})
        call.person.data("DELETE", engine)


def pictures(call: Recorder) -> None:
    conversation = call("POST", "/api/v1/conversations", {"title": "Holiday"})["id"]
    form = {"file": (photograph(), "IMG_2041.JPG"), "conversation": conversation}
    image = call("POST", "/api/v1/images", data=form)
    at = f"/api/v1/images/{image['id']}"
    call("GET", f"{at}/metadata")
    call("GET", f"{at}/losses")
    call("GET", f"{at}/alt")
    call("PUT", f"{at}/alt", {"text": "A lighthouse on a cliff, seen from the sea"})
    looked_at(call, at)
    call("GET", "/api/v1/operations")
    wanted = [{"type": "crop", "ratio": "1:1"}, {"type": "brightness", "value": 1.2}]
    made = call("POST", f"{at}/operations", {"operations": wanted})
    call("GET", at)
    call("GET", f"{at}/history")
    call("GET", f"{at}/receipt")
    call("POST", f"{at}/undo", {"steps": 1})
    call("POST", f"{at}/redo", {"steps": 1})
    call("PATCH", f"{at}/versions/{made['current']}", {"name": "square"})
    call("GET", f"{at}/versions/{made['current']}/receipt")
    before, after = (version["id"] for version in made["versions"][-2:])
    call("GET", f"{at}/difference?before={before}&after={after}")
    drawn = {"data": mask_png((400, 0, 800, 300), (800, 800)), "content_type": "image/png"}
    mask = call("POST", f"{at}/masks", **drawn)["mask_id"]
    call("GET", f"{at}/masks")
    call("POST", f"{at}/masks/select", {"kind": "wand", "x": 40, "y": 40, "tolerance": 12})
    drawing = '{"shapes": [{"kind": "rectangle", "x": 200, "y": 120, "width": 90, "height": 60}]}'
    sent = {"file": (BytesIO(layer_png((800, 800), (200, 120, 290, 180))), "layer.png"), "drawing": drawing}
    layer = call("POST", f"{at}/layers", data=sent)["layer_id"]
    call("GET", f"/api/v1/layers/{layer}")
    small = {"data": mask_png((380, 380, 440, 440), (800, 800)), "content_type": "image/png"}
    spot = call.person.data("POST", f"{at}/masks", **small)["mask_id"]
    erased = call("POST", f"{at}/erase", {"mask": spot})["current"]
    inverted = call.person.data("POST", f"{at}/operations", json={"operations": [{"type": "invert"}], "mask": spot})
    begun = call("POST", f"{at}/inpaint", {"prompt": "a parasol", "mask": spot})
    call.person.finish(begun["turn"])
    made_of = {"before": erased, "after": inverted["current"]}
    call("POST", f"{at}/masks/changes", made_of)
    call("POST", f"{at}/keep-region", {**made_of, "mask": mask})
    call("GET", "/api/v1/retouching")
    call.person.finish(call("POST", f"{at}/upscale", {"factor": 2})["turn"])
    call.person.finish(call("POST", f"{at}/expand", {"to": "16:9", "way": "mirror"})["turn"])
    call.person.finish(call("POST", f"{at}/replace-background", {"background": "white"})["turn"])
    call.person.finish(call("POST", f"{at}/restyle", {"prompt": "as an oil painting", "strength": 0.4})["turn"])
    call.person.finish(call("POST", f"{at}/nobg", {})["turn"])
    call.person.finish(call("POST", f"{at}/learn-style", {"name": "harbour"})["turn"])
    call.person.finish(call("POST", f"{at}/vectorize", {"detail": "low"})["turn"])
    drawn_by = call.person.data("GET", at)["versions"][-1]["recipe"]["values"]["vector"]
    call("GET", f"/api/v1/vectors/{drawn_by}")
    call.person.finish(call("POST", f"{at}/variations", {"count": 2})["turn"])
    call("PATCH", at, {"title": "On the beach"})
    call("POST", f"{at}/compress", {"preset": "email"})
    call("POST", "/api/v1/images/bulk-compress", {"images": [image["id"]], "target": "30KB"})
    call("GET", f"/api/v1/images?conversation={conversation}")
    call("POST", "/api/v1/downloads", {"images": [{"id": image["id"]}], "format": "jpeg", "name": "Holiday"})
    call("GET", f"/api/v1/conversations/{conversation}/export?offset=60")
    saved = call.person.get(f"/api/v1/conversations/{conversation}/export").data
    call("POST", "/api/v1/imports", data=saved, content_type="application/zip")
    share = call("POST", "/api/v1/shares", {"conversation": conversation, "days": 7})
    call("GET", "/api/v1/shares")
    call("DELETE", f"/api/v1/shares/{share['id']}")
    report = call("POST", "/api/v1/reports", {"image": image["id"], "reason": "violence", "words": "Too much of it."})
    call("GET", "/api/v1/reports")
    call("GET", "/api/v1/refusals")
    call("GET", "/api/v1/administration/retention")
    call("PATCH", f"/api/v1/reports/{report['id']}", {"action": "dismiss"})
    call("DELETE", at)
    call("POST", f"{at}/restore")
    gallery(call, image["id"])


def gallery(call: Recorder, image: str) -> None:
    call("GET", "/api/v1/gallery")
    call("GET", "/api/v1/gallery/outline")
    call("GET", "/api/v1/gallery/counts")
    call("PATCH", "/api/v1/images", {"titles": {image: "Beach 1"}})
    call("POST", "/api/v1/images/delete", {"images": [image]})
    call("POST", "/api/v1/images/restore", {"images": [image]})


def cutting(call: Recorder) -> None:
    conversation = call("POST", "/api/v1/conversations", {})["id"]
    out = BytesIO()
    drawn = Image.new("RGB", (240, 160), "white")
    drawn.paste("firebrick", (80, 40, 160, 130))
    drawn.save(out, "PNG")
    out.seek(0)
    image = call("POST", "/api/v1/images", data={"file": (out, "mug.png"), "conversation": conversation})
    call("POST", "/api/v1/images/from-address", {"address": "https://photos.example/red-fox.png"})
    name = call("GET", "/api/v1/cutout/models")["models"][0]["name"]
    call("POST", f"/api/v1/cutout/models/{name}")
    call("DELETE", f"/api/v1/cutout/models/{name}")
    name = call("GET", "/api/v1/local-models")["models"][-2]["name"]
    call("POST", f"/api/v1/local-models/{name}")
    call("DELETE", f"/api/v1/local-models/{name}")
    for name in ("cutout", "remove-background"):
        call("POST", f"/api/v1/images/{image['id']}/{name}", {"method": "simple"})


def prompt_review(call: Recorder) -> None:
    conversation = call.person.conversation()
    shown = call.person.say(conversation, "/image a red fox", client_id="c9d2", checkboxes={"review": True})
    call("PATCH", f"/api/v1/turns/{shown['id']}/review", {"draft": "a red fox at dawn"})
    answered = {"decision": "paint", "client_id": "c9d3"}
    call.person.finish(call("POST", f"/api/v1/turns/{shown['id']}/review", answered)["turn"])
    call("POST", "/api/v1/turns/compare-prompts", {"before": "a red fox", "after": "a red fox at dawn"})


def words(call: Recorder) -> None:
    conversation = call("POST", "/api/v1/conversations", {})["id"]
    sent = {"messageText": "/image a fox in the snow", "client_id": "a4f1"}
    begun = call("POST", f"/send_message/{conversation}", sent)
    call.person.finish(begun["turn"])
    page = call("GET", f"/api/v1/conversations/{conversation}")
    call("POST", f"/api/v1/turns/{begun['turn']}/stop")
    several = call("POST", f"/send_message/{conversation}", {"messageText": "/image a fox x2", "client_id": "a4f2"})
    call.person.finish(several["turn"])
    call("POST", f"/api/v1/turns/{several['turn']}/pick", {"place": 2})
    call("GET", "/api/v1/turns/standings")
    call("GET", "/api/v1/conversations?q=fox")
    call("PATCH", f"/api/v1/conversations/{conversation}", {"options": {"quality": "high", "count": 2}})
    call("PATCH", f"/api/v1/conversations/{conversation}", {"title": "Foxes"})
    call("DELETE", f"/api/v1/messages/{page['messages'][1]['id']}")
    call("POST", f"/api/v1/messages/{page['messages'][1]['id']}/restore")
    call("DELETE", f"/api/v1/conversations/{conversation}")
    call("POST", f"/api/v1/conversations/{conversation}/restore")
    picture = {"picture": (BytesIO(png("red")), "fox.png"), "prompt": "a fox"}
    call("POST", f"/api/v1/conversations/{conversation}/images", data=picture)
    call("POST", "/api/generate-image", {"prompt": "a watercolour mountain", "aspect": "1:1"})


def programs(call: Recorder) -> None:
    call("GET", "/.well-known/oauth-protected-resource")
    call("GET", "/.well-known/oauth-protected-resource/mcp")
    call("GET", "/v1/models")
    call("GET", "/v1/models/atelier/auto")
    call(
        "POST", "/v1/images/generations", {"model": "atelier/auto", "prompt": "a fox in the snow", "size": "1024x1024"}
    )
    picture = f"data:image/png;base64,{b64encode(png('red')).decode()}"
    call("POST", "/v1/images/edits", {"prompt": "make it black and white", "images": [{"image_url": picture}]})
    call("POST", "/v1/chat/completions", {"messages": [{"role": "user", "content": "/image a fox in the snow"}]})
    call("POST", "/v1/responses", {"input": "/image a fox in the snow", "tools": [{"type": "image_generation"}]})


def jobs(call: Recorder) -> None:
    sent = {"prompt": "a fox in the snow", "aspect_ratio": "3:2"}
    made = call("POST", "/api/v1/apps/images/generate", sent)["task_id"]
    call("GET", f"/api/v1/tasks/{made}?wait=60")
    call("GET", "/api/v1/tasks?limit=1")
    call("GET", f"/api/v1/embeds/{made}/content")
    call("DELETE", f"/api/v1/tasks/{made}")
    failed = call.person.say(call.person.conversation(), "/crop nonsense")["id"]
    call.person.finish(call("POST", f"/api/v1/tasks/{failed}/retry")["id"])


def talks(call: Recorder) -> None:
    conversation = call.person.conversation()
    image = call.person.picture(conversation)["id"]
    at = f"/api/v1/conversations/{conversation}/messages"
    call.person.finish(call("POST", at, {"text": "/greyscale", "image": image})["turn"])
    call("GET", f"{at}?limit=2")
    call("POST", f"/api/v1/images/{image}/chat", {"title": "About red"})
    call("DELETE", at)
    call("GET", "/api/v1/usage/monthly?months=2")


def webhooks(call: Recorder) -> None:
    webhook = call("POST", "/api/v1/webhooks", {"url": "https://example.org/atelier", "events": ["job.done"]})
    call("GET", "/api/v1/webhooks")
    call("PATCH", f"/api/v1/webhooks/{webhook['id']}", {"events": ["job.done", "job.failed"]})
    call.person.say(call.person.conversation(), "/help")
    told = call("GET", f"/api/v1/webhooks/{webhook['id']}/deliveries")["deliveries"]
    call("POST", f"/api/v1/webhooks/deliveries/{told[0]['id']}/again", {})
    call("DELETE", f"/api/v1/webhooks/{webhook['id']}")


def uploads(call: Recorder) -> None:
    data = png("green")
    headers = {"Upload-Length": str(len(data)), "Content-Type": "application/offset+octet-stream"}
    response = call.person.post("/api/v1/uploads", data=data, headers=headers)
    call("GET", response.headers["Location"])
    call("GET", "/health")
    call("GET", "/ready")


def doors(call: Recorder) -> None:
    login = {"name": "Ada", "password": "a long password"}
    call("POST", "/api/v1/users", login)
    call("POST", "/api/v1/session", login)
    administration(call, "/api/v1/administration")
    call("DELETE", "/api/v1/session")
    call("GET", "/api/v1/session")
    call("DELETE", "/api/v1/account", {"confirm": True})


def administration(call: Recorder, at: str) -> None:
    call("GET", at)
    call("PATCH", at, {"hosts": ["nas.local"]})
    ada = call("GET", f"{at}/people")[0]
    call("PATCH", f"{at}/people", {"person": ada["id"], "administrator": True})


SCENES: tuple[Callable[[Recorder], None], ...] = (
    people,
    providers,
    kept_models,
    pictures,
    cutting,
    prompt_review,
    words,
    programs,
    jobs,
    webhooks,
    talks,
    uploads,
    doors,
)


def recorded(folder: Path) -> dict[str, Any]:
    """All examples, by the names of their calls."""
    with Upstream() as upstream:
        atelier = studio(folder, addresses={"OPENROUTER_API_URL": upstream.url})
        try:
            call = Recorder(person(atelier))
            for scene in SCENES:
                scene(call)
            return dict(sorted(call.examples.items()))
        finally:
            ended(atelier)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(json.dumps(recorded(Path(folder)), indent=1, ensure_ascii=False) + "\n")
