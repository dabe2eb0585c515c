"""The models that can be named, and how they are declared.

Real ids answer well. `paced/<rate>x<tokens>` streams tokens when they are due. `fault/<name>` fails (see `faults`),
`odd/<name>` answers well in an unusual way (see `oddities`); both talk and paint in a chat. `fault-images/<name>`
are faults of models that only paint. `told/reply` says what a test lays down (see `told`).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.upstream.faults import AT_FIRST, CHAT_FAULTS
from tests.upstream.images import IMAGE_FAULTS
from tests.upstream.oddities import ODDITIES
from tests.upstream.refusals import REFUSALS
from tests.upstream.told import MODEL, TITLE

_TEXT = ["text"]
_BOTH = ["text", "image"]
PAINTS = {"image_output": "0.00006"}
"""What those are listed at that fail or are odd: what has no price is not called before a yes."""
PAGE, LARGEST_PAGE = 500, 1_000
"""Models in one answer, where nothing is said and at most."""


def _model(name: str, label: str, takes: list[str], gives: list[str], **more: Any) -> dict[str, Any]:
    prices = {"prompt": "0.0000005", "completion": "0.000003"}
    return {
        "id": name,
        "name": label,
        "context_length": more.pop("context", 128_000),
        "architecture": {"input_modalities": takes, "output_modalities": gives},
        "pricing": {**prices, **more.pop("pricing", {})},
        "supported_parameters": more.pop("parameters", ["temperature", "max_tokens"]),
    }


REAL = (
    _model("google/gemini-3-flash-preview", "Google: Gemini 3 Flash", _BOTH, _TEXT, parameters=["tools", "seed"]),
    _model("anthropic/claude-haiku-4.5", "Anthropic: Claude Haiku 4.5", _BOTH, _TEXT, parameters=["tools"]),
    _model(
        "google/gemini-3.1-flash-image",
        "Google: Nano Banana 2 (Gemini 3.1 Flash Image)",
        _BOTH,
        _BOTH,
        pricing={"image_output": "0.00006"},
        parameters=["seed"],
    ),
    _model("black-forest-labs/flux.2-pro", "Black Forest Labs: FLUX.2 Pro", _BOTH, ["image"], parameters=["seed"]),
    _model("openai/gpt-image-2", "OpenAI: GPT Image 2", _BOTH, ["image"], pricing={"image_output": "0.00003"}),
    _model("plain/square", "Plain: Square", _BOTH, ["image"]),
    _model("plain/no-eyes", "Plain: No Eyes", _TEXT, _TEXT),
    _model("plain/no-price", "Plain: No Price", _TEXT, _TEXT, pricing={"prompt": "-1", "completion": ""}),
)


def _painter(name: str, streams: bool, **parameters: dict[str, Any]) -> dict[str, Any]:
    endpoints = f"/api/v1/images/models/{name}/endpoints"
    return {"id": name, "supports_streaming": streams, "supported_parameters": parameters, "endpoints": endpoints}


PAINTERS = (
    _painter(
        "black-forest-labs/flux.2-pro",
        streams=False,
        aspect_ratio={"type": "enum", "values": ["auto", "16:9", "1:1", "3:2", "9:21"]},
        input_references={"type": "range", "min": 0, "max": 8},
        seed={"type": "range", "min": 0, "max": 2**31 - 1},
    ),
    _painter(
        "openai/gpt-image-2",
        streams=True,
        aspect_ratio={"type": "enum", "values": ["1:1", "3:2", "2:3", "16:9", "9:16"]},
        input_references={"type": "range", "min": 0, "max": 16},
        n={"type": "range", "min": 1, "max": 10},
    ),
    _painter("plain/square", streams=False, size={"type": "enum", "values": ["1024x1024"]}, n={"type": "range"}),
)
OFFERS: dict[str, list[dict[str, Any]]] = {
    "black-forest-labs/flux.2-pro": [
        {"pricing": [{"billable": "output_image", "unit": "megapixel", "cost_usd": "0.03"}]},
        {
            "pricing": [
                {"billable": "output_image", "unit": "megapixel", "cost_usd": 0.035},
                {"billable": "input_image"},
            ]
        },
    ],
    "openai/gpt-image-2": [{"pricing": [{"billable": "output_image", "unit": "token", "cost_usd": "0.00003"}]}],
}


def painters() -> dict[str, Any]:
    """`GET /images/models`."""
    return {"data": list(PAINTERS)}


def offers(name: str) -> dict[str, Any]:
    """`GET /images/models/<name>/endpoints`."""
    return {"id": name, "endpoints": OFFERS.get(name, [])}


def crowd(count: int) -> list[dict[str, Any]]:
    """Models that are only there to be many."""
    return [_model(f"crowd/model-{number:04}", f"Crowd: Model {number}", _TEXT, _TEXT) for number in range(count)]


def listed(path: str, crowded: int = 0, cursors: bool = False) -> dict[str, Any]:
    """`GET /models`, in pages of 500 unless up to 1,000 are asked for; only text models unless other output is.

    `crowded`: so many more of them. `cursors`: the next page is named in `links`, as an address, and not by counting.
    """
    asked = dict(parse_qsl(urlsplit(path).query))
    wanted = set(asked.get("output_modalities", "text").split(","))
    names = [f"fault/{name}" for name in (*CHAT_FAULTS, *REFUSALS, *AT_FIRST, "key-echo")] + [
        f"odd/{name}" for name in ODDITIES
    ]
    models = [
        *REAL,
        *(_model(name, name, _BOTH, _BOTH, parameters=["tools", "seed"], pricing=PAINTS) for name in names),
        *(
            _model(f"paced/{rate}", f"paced/{rate}", _TEXT, _TEXT)
            for rate in ("50x20", "50x50", "50x500", "50x1000", "100x200")
        ),
        _model(MODEL, TITLE, _BOTH, _TEXT),
        *(
            _model(f"fault-images/{name}", name, _BOTH, ["image"], pricing=PAINTS)
            for name in (*IMAGE_FAULTS, *REFUSALS)
        ),
        *crowd(crowded),
    ]
    found = [model for model in models if wanted & set(model["architecture"]["output_modalities"])]
    start = int(asked.get("cursor", asked.get("offset", "0")))
    end = start + min(int(asked.get("limit", PAGE)), LARGEST_PAGE)
    if cursors:
        following = f"https://elsewhere.example/models?cursor={end}" if end < len(found) else None
        return {"data": found[start:end], "links": {"next": following}}
    return {"data": found[start:end], "total_count": len(found), "links": {"next": None}}
