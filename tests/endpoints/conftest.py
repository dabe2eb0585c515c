"""The whole studio without a disk, a network or a second process, and people who use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import gevent
import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from conversation.errors import Told
from conversation.ports.elsewhere import Elsewhere, FoundPicture
from conversation.ports.programs.webhooks import DeliveryTry, Postbox
from conversation.sentences import say
from server.app import Atelier, create_app
from server.assembly.models import catalogues_of
from server.settings import Settings
from server.workers.in_process import InProcess
from server.workers.pipe import Parcel
from server.workers.pixels import TaskPixels
from storage.memory import MemoryStorage, open_memory
from tests.endpoints.agreeing import agreed
from tests.endpoints.routes import compile_once

compile_once()

NOT_BUILT = "<!doctype html><title>Atelier</title>"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Takes no time: what a hash has to cost is told in `tests/server/web/test_passwords.py`."""


class SmallSketches(InProcess):
    """The Sketchbook paints as it does, an eighth as wide and as high: most tests only want a picture."""

    def stream(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Iterator[Parcel]:
        if task == "sketch":
            values = {**values, "width": values["width"] // 8, "height": values["height"] // 8}
        return super().stream(task, values, blobs)


@dataclass
class Person:
    """Somebody with a browser."""

    client: FlaskClient
    atelier: Atelier

    def call(self, method: str, path: str, **kwargs: Any) -> TestResponse:
        """The whole answer: what it is read from is closed."""
        response = self.client.open(path, method=method, buffered=True, **kwargs)
        response.request.environ["wsgi.input"].close()  # a large upload is a file, and nobody else closes it
        agreed(self.atelier.app, response)
        return response

    def get(self, path: str, **kwargs: Any) -> TestResponse:
        return self.call("GET", path, **kwargs)

    def post(self, path: str, **kwargs: Any) -> TestResponse:
        return self.call("POST", path, **kwargs)

    def data(self, method: str, path: str, **kwargs: Any) -> Any:
        """What a call that must succeed answers."""
        response = self.call(method, path, **kwargs)
        assert response.status_code < 300, response.text
        assert response.json is not None
        assert response.json["success"] is True
        return response.json["data"]

    def conversation(self) -> str:
        return str(self.data("POST", "/api/v1/conversations", json={})["id"])

    def say(self, conversation: str, text: str, **more: Any) -> dict[str, Any]:
        """Sends, waits for the end, and gives the reply's message as it is kept."""
        sent = {"messageText": text, "client_id": str(uuid4()), **more}
        begun = self.data("POST", f"/send_message/{conversation}", json=sent)
        self.finish(begun["turn"])
        page = self.data("GET", f"/api/v1/conversations/{conversation}")
        return next(message for message in page["messages"] if message["id"] == begun["turn"])

    def finish(self, turn: str) -> None:
        conductor = self.atelier.runner.conductors.get(turn)
        if conductor is not None:
            conductor.join(timeout=20)

    def picture(self, conversation: str, colour: str = "red") -> dict[str, Any]:
        """A small picture put into the conversation: its image, as the page gets it."""
        form = {"prompt": f"a {colour} square", "picture": (BytesIO(png(colour)), "square.png")}
        return dict(self.data("POST", f"/api/v1/conversations/{conversation}/images", data=form)["image"])

    def mask(self, image: str, box: tuple[int, int, int, int] = (6, 0, 12, 8)) -> dict[str, Any]:
        """A mask of such a picture that was drawn: white in that box."""
        path = f"/api/v1/images/{image}/masks"
        return dict(self.data("POST", path, data=mask_png(box), content_type="image/png"))

    def vector(self, image: str) -> str:
        """The id of a drawing of such a picture."""
        self.finish(self.data("POST", f"/api/v1/images/{image}/vectorize", json={"detail": "low"})["turn"])
        versions = self.data("GET", f"/api/v1/images/{image}")["versions"]
        return str(versions[-1]["recipe"]["values"]["vector"])

    def layer(self, image: str, data: bytes | None = None, drawing: str = "{}") -> dict[str, Any]:
        """What was drawn on such a picture."""
        sent = {"file": (BytesIO(data or layer_png()), "layer.png"), "drawing": drawing}
        return dict(self.data("POST", f"/api/v1/images/{image}/layers", data=sent))


def layer_png(size: tuple[int, int] = (12, 8), box: tuple[int, int, int, int] = (2, 2, 6, 5)) -> bytes:
    """Transparent, and blue in that box."""
    out = BytesIO()
    drawn = Image.new("RGBA", size)
    drawn.paste((0, 0, 255, 255), box)
    drawn.save(out, "PNG")
    return out.getvalue()


def mask_png(box: tuple[int, int, int, int], size: tuple[int, int] = (12, 8), white: int = 255) -> bytes:
    """Black, and as light as `white` says in that box."""
    out = BytesIO()
    drawn = Image.new("L", size)
    drawn.paste(white, box)
    drawn.save(out, "PNG")
    return out.getvalue()


class Mailbox(Postbox):
    """Everybody whom a webhook can tell: takes it, or answers what was said before."""

    def __init__(self) -> None:
        self.came: list[tuple[str, bytes, Mapping[str, str]]] = []
        self.says: list[DeliveryTry] = []

    def reaches(self, address: str) -> bool:
        return address.startswith("https://") and "127.0.0.1" not in address

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> DeliveryTry:
        self.came.append((address, body, headers))
        return self.says.pop(0) if self.says else DeliveryTry(status=204)

    def close(self) -> None:
        """Nothing is held."""


def png(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (12, 8), colour).save(out, "PNG")
    return out.getvalue()


class Internet(Elsewhere):
    """All there is outside: one picture, at any address that is no private one."""

    def fetch(self, address: str, most: int) -> FoundPicture:
        if "127.0.0.1" in address:
            raise Told(say("unsafe_address", "This address can’t be fetched"), code="unsafe_address")
        return FoundPicture("red fox.png", png("red") if "fox" in address else b"<html>no picture</html>")

    def close(self) -> None:
        """Nothing is held."""


def studio(
    folder: Path,
    *,
    stores: MemoryStorage | None = None,
    secret: str = "",
    postbox: Postbox | None = None,
    elsewhere: Elsewhere | None = None,
    **settings: Any,
) -> Atelier:
    """`stores` are those of another studio that goes on under other settings."""
    page = folder / "page"
    (page / "assets").mkdir(parents=True)
    (page / "index.html").write_text(NOT_BUILT)
    (page / "assets" / "index-abc123.js").write_text("export {}")
    (page / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "served").mkdir()
    chosen = Settings(page=page, **{"data": folder / "data", **settings})
    pixels = TaskPixels(SmallSketches())
    stores = stores or open_memory(folder / "served")
    catalogues = catalogues_of(chosen, pixels, stores.provider_keys)
    closers = (catalogues.close, stores.close)
    return create_app(
        chosen,
        stores,
        pixels,
        catalogues,
        secret or "a secret for tests",
        closers=closers,
        hasher=CHEAP,
        elsewhere=elsewhere or Internet(),
        postbox=postbox or Mailbox(),
    )


def ended(atelier: Atelier) -> None:
    atelier.wind_down(0)
    atelier.close()


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    """What the studio keeps."""
    (tmp_path / "kept").mkdir()
    return open_memory(tmp_path / "kept")


@pytest.fixture
def mailbox() -> Mailbox:
    """What webhooks told."""
    return Mailbox()


@pytest.fixture
def atelier(tmp_path: Path, stores: MemoryStorage, mailbox: Mailbox) -> Iterator[Atelier]:
    made = studio(tmp_path, stores=stores, postbox=mailbox)
    yield made
    ended(made)


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Atelier]:
    """The same behind passwords."""
    made = studio(tmp_path, access="password")
    yield made
    ended(made)


def person(atelier: Atelier) -> Person:
    return Person(atelier.app.test_client(), atelier)


@pytest.fixture
def ada(atelier: Atelier) -> Person:
    return person(atelier)


@pytest.fixture
def bea(atelier: Atelier) -> Person:
    return person(atelier)


def settle() -> None:
    """Lets greenlets that are ready have their say."""
    for _ in range(5):
        gevent.sleep(0)
