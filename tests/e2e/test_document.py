"""What the real server answers is what its own document says it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import requests
from jsonschema import Draft202012Validator
from PIL import Image

from tests.endpoints.agreeing import strict
from tests.endpoints.conftest import mask_png
from tests.running import Studio, Visitor

PART = re.compile(r"\{(\w+)\}")


class Reader(Visitor):
    """Somebody who holds every answer in JSON against the document that the server gave."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.document = strict(super().call("GET", "/api/v1/openapi.json").json())
        self.read: set[str] = set()

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        response = super().call(method, path, **kwargs)
        template, operation = self.declared(method, path.partition("?")[0])
        assert str(response.status_code) in operation["responses"], (method, template, response.text)
        content = operation["responses"][str(response.status_code)].get("content", {})
        if response.headers.get("Content-Type", "").startswith("application/json"):
            schema = {**content["application/json"]["schema"], "components": self.document["components"]}
            errors = [
                f"{error.json_path}: {error.message}"
                for error in Draft202012Validator(schema).iter_errors(response.json())
            ]
            assert not errors, (method, template, errors[:3])
        self.read.add(f"{method} {template}")
        return response

    def declared(self, method: str, path: str) -> tuple[str, dict[str, Any]]:
        """The operation that answers a path: the one with the fewest placeholders."""
        fitting = [
            (len(PART.findall(template)), template, methods[method.lower()])
            for template, methods in self.document["paths"].items()
            if method.lower() in methods and re.fullmatch(PART.sub("[^/]+", template), path)
        ]
        _, template, operation = min(fitting, key=lambda each: each[0])
        return template, operation


@pytest.fixture
def ada(offline: Studio) -> Iterator[Reader]:
    with Reader(offline.url) as reader:
        yield reader


def photograph() -> bytes:
    out = BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def ink(size: tuple[int, int]) -> bytes:
    """A red square on nothing."""
    out, drawn = BytesIO(), Image.new("RGBA", size)
    drawn.paste((255, 0, 0, 255), (10, 10, 200, 200))
    drawn.save(out, "PNG")
    return out.getvalue()


def ids(ada: Reader) -> dict[str, str]:
    """Something of everything that an address can name."""
    conversation = ada.conversation()
    form = {"file": ("IMG_1.JPG", photograph(), "image/jpeg")}
    image = ada.data("POST", "/api/v1/images", files=form, data={"conversation": conversation})
    at = f"/api/v1/images/{image['id']}"
    made = ada.data("POST", f"{at}/operations", json={"operations": [{"type": "greyscale"}, {"type": "blur"}]})
    ada.connect(conversation)
    turn = ada.turn(conversation, "how big is it?")
    ada.ended(turn)
    vectorized = ada.data("POST", f"{at}/vectorize", json={"detail": "low"})["turn"]
    ada.ended(vectorized)
    shown = ada.data("GET", at)["versions"][-1]
    order = ada.data("POST", "/api/v1/downloads", json={"images": [{"id": image["id"]}]})
    headers = {"Upload-Length": "9"}
    upload = ada.call("POST", "/api/v1/uploads", headers=headers).headers["Location"].rsplit("/", 1)[1]
    version = made["versions"][-1]
    drawn = {"data": mask_png((0, 0, 600, 900), (1200, 900)), "headers": {"Content-Type": "image/png"}}
    layer = {"file": ("layer.png", ink((1200, 900)), "image/png")}
    webhook = ada.data("POST", "/api/v1/webhooks", json={"url": "https://hooks.example/"})
    return {
        "mask": ada.data("POST", f"{at}/masks", **drawn)["mask_id"],
        "layer": ada.data("POST", f"{at}/layers", files=layer)["layer_id"],
        "vector": shown["recipe"]["values"]["vector"],
        "webhook": webhook["id"],
        "report": ada.data("POST", "/api/v1/reports", json={"image": image["id"], "reason": "other"})["id"],
        "name": "openrouter",
        "conversation": conversation,
        "image": image["id"],
        "version": version["id"],
        "filename": version["filename"],
        "message": turn,
        "turn": turn,
        "task": turn,
        "embed": image["id"],
        "upload": upload,
        "download": order["id"],
        "before": made["versions"][0]["id"],
        "after": made["versions"][1]["id"],
    }


def test_whatever_can_be_read_is_as_the_document_says(ada: Reader) -> None:
    known = ids(ada)
    for template, methods in ada.document["paths"].items():
        if "get" not in methods or not template.startswith("/api/v1") or "turn}/{image" in template:
            continue
        if template.endswith("/providers/{name}/models"):
            continue  # of an engine that runs; tests/endpoints/people has one
        path = PART.sub(lambda part: known[part[1]], template)
        query = f"?before={known['before']}&after={known['after']}" if path.endswith(("/difference", "/heat")) else ""
        if template.startswith("/api/v1/session/oidc"):
            continue  # with access `oidc` alone; tests/endpoints/test_oidc_access.py has it
        if "/gallery/deleted/" in path:
            continue  # the picture is there
        response = ada.call("GET", path + query)
        assert response.status_code == 200, (template, response.text)


def test_what_changes_something_is_too(ada: Reader) -> None:
    known = ids(ada)
    at = f"/api/v1/images/{known['image']}"
    ada.data("POST", f"{at}/compress", json={"target": "40KB"})
    ada.data("POST", "/api/v1/images/bulk-compress", json={"images": [known["image"]], "preset": "web"})
    ada.data("POST", f"{at}/undo", json={"steps": 2})
    ada.data("POST", f"{at}/redo", json={})
    ada.data("PATCH", at, json={"title": "Beach", "pinned": True})
    ada.data("PATCH", "/api/v1/settings", json={"theme": "dark"})
    ada.data("DELETE", at)
    ada.data("POST", f"{at}/restore")
    for name, body, status in (
        ("operations", {"operations": [{"type": "brightness", "value": 9}]}, 400),
        ("operations", {"operations": [{"type": "crop", "box": "0,0,9000,9000"}]}, 400),
        ("compress", {"preset": "tiny"}, 400),
        ("undo", {"steps": 0}, 400),
    ):
        assert ada.call("POST", f"{at}/{name}", json=body).status_code == status
    with Reader(ada.url) as bea:
        assert bea.call("GET", at).status_code == 404
