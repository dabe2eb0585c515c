"""Stop ends the work itself: every connection to the provider, and what a worker process computes.

`benchmarks/stopping.py` says how soon.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.running import KEY, Studio, Visitor
from tests.upstream.running import Upstream

UNASKED = {"ATELIER_MAX_COST_PER_REQUEST": "none"}


@pytest.mark.parametrize(
    ("settings", "text", "requests"),
    [
        ({"chat_model": "fault/stall"}, "Tell me a story", 1),
        ({"chat_model": "fault/drip"}, "Tell me a story", 1),
        ({"image_model": "fault-images/stall-midway"}, "/image a fox", 1),
        ({"image_model": "fault-images/stall"}, "/image a fox x4", 4),
        ({"cheap_model": "fault/stall"}, "/image a fox", 1),
    ],
    ids=["words before the first", "words that come", "a picture", "four pictures", "a prompt that is refined"],
)
def test_stop_closes_every_connection_of_the_turn(
    tmp_path: Path, settings: dict[str, str], text: str, requests: int
) -> None:
    (model,) = settings.values()
    with Upstream() as upstream:
        environ = {"OPENROUTER_API_KEY": KEY, "OPENROUTER_API_URL": upstream.url, **UNASKED}
        with Studio(tmp_path / "data", environ) as studio, Visitor(studio.url) as ada:
            ada.data("PATCH", "/api/v1/settings", json=settings)
            conversation = ada.conversation()
            ada.connect(conversation)
            turn = ada.turn(conversation, text)
            upstream.wait_until_asked(model, requests)

            assert ada.said("stop", {"turn": turn})["stopped"]

            assert ada.ended(turn).state == "stopped"
            upstream.wait_until_closed_early(requests)
            assert upstream.seen()["counts"][model] == requests
            assert not ada.said("stop", {"turn": turn})["stopped"]  # it is over


def test_stop_frees_the_process_that_makes_a_picture_small_and_stores_nothing(tmp_path: Path) -> None:
    with Studio(tmp_path / "data") as studio, Visitor(studio.url) as ada:
        ada.data("GET", "/api/v1/session")
        conversation = ada.conversation()
        files = {"file": ("noise.png", noise(3_000, 2_000), "image/png")}
        image = ada.data("POST", "/api/v1/images", files=files, data={"conversation": conversation})["id"]
        ada.connect(conversation)
        turn = ada.turn(conversation, "/compress 100KB")
        ada.wait(lambda heard: any(event["type"] == "StatusChanged" for _, event in heard.events))

        assert ada.said("stop", {"turn": turn})["stopped"]

        assert ada.ended(turn).state == "stopped"
        assert len(ada.data("GET", f"/api/v1/images/{image}")["versions"]) == 1
        again = ada.turn(conversation, "/rotate left")  # there is one process: it is free again
        assert ada.ended(again).state == "done", ada.ended(again).failure
        assert len(ada.data("GET", f"/api/v1/images/{image}")["versions"]) == 2


def noise(wide: int, high: int) -> bytes:
    """What is hard to make small, as a PNG."""
    out = BytesIO()
    Image.frombytes("RGB", (wide, high), os.urandom(3 * wide * high)).save(out, "PNG", compress_level=0)
    return out.getvalue()
