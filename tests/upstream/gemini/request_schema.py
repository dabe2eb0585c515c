"""What `generateContent` takes, as JSON Schema, after the API reference of `v1beta`.

https://ai.google.dev/api/generate-content (`GenerateContentRequest`, `GenerationConfig`, `ImageConfig`,
`ThinkingConfig`) and https://ai.google.dev/api/caching (`Content`, `Part`, `Tool`, `FunctionDeclaration`). Only what
is published is allowed: Google refuses a field that it does not know.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

ASPECTS = ["1:1", "1:4", "4:1", "1:8", "8:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"]
NAME = "^[a-zA-Z_][a-zA-Z0-9_.:-]{0,127}$"


def _object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_TEXT = {"type": "string", "minLength": 1}
_BLOB = _object(
    ("mimeType", "data"),
    mimeType={"enum": ["image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"]},
    data={"type": "string", "minLength": 1, "contentEncoding": "base64"},
)
_PART = {
    **_object(
        thought={"type": "boolean"},
        thoughtSignature={"type": "string"},
        text=_TEXT,
        inlineData=_BLOB,
        functionCall=_object(
            ("name",), id={"type": "string"}, name={"type": "string", "pattern": NAME}, args={"type": "object"}
        ),
        functionResponse=_object(
            ("name", "response"),
            id={"type": "string"},
            name={"type": "string", "pattern": NAME},
            response={"type": "object"},
        ),
    ),
    "oneOf": [{"required": [kind]} for kind in ("text", "inlineData", "functionCall", "functionResponse")],
}
_PARTS = {"type": "array", "minItems": 1, "items": _PART}
_DECLARATION = _object(
    ("name", "description"),
    name={"type": "string", "pattern": NAME},
    description={"type": "string"},
    parametersJsonSchema={"type": "object"},
    responseJsonSchema={"type": "object"},
)
_CONFIG = _object(
    temperature={"type": "number", "minimum": 0, "maximum": 2},
    maxOutputTokens={"type": "integer", "minimum": 1},
    seed={"type": "integer"},
    responseModalities={"type": "array", "items": {"enum": ["TEXT", "IMAGE"]}, "uniqueItems": True},
    imageConfig=_object(aspectRatio={"enum": ASPECTS}, imageSize={"enum": ["512", "1K", "2K", "4K"]}),
    thinkingConfig=_object(
        includeThoughts={"type": "boolean"},
        thinkingLevel={"enum": ["minimal", "low", "medium", "high"]},
    ),
)
REQUEST = Draft202012Validator(
    _object(
        ("contents",),
        contents={
            "type": "array",
            "minItems": 1,
            "items": _object(("role", "parts"), role={"enum": ["user", "model"]}, parts=_PARTS),
        },
        systemInstruction=_object(("parts",), parts=_PARTS),
        tools={
            "type": "array",
            "items": _object(("functionDeclarations",), functionDeclarations={"type": "array", "items": _DECLARATION}),
        },
        generationConfig=_CONFIG,
    )
)


def wrong_with(model: str, body: Any) -> str:
    """What Google would refuse of this request to this model; empty when nothing."""
    for error in REQUEST.iter_errors(body):
        return f"Invalid value at '{error.json_path}': {error.message[:200]}"
    return _wrong_signatures(body) if model.startswith("gemini-3") else ""


def _wrong_signatures(body: Any) -> str:
    """The first call of each step has to be signed, and each call to be answered by the id it had."""
    open_calls: list[str] = []
    for content in body["contents"]:
        calls = [part for part in content["parts"] if "functionCall" in part]
        if calls and not calls[0].get("thoughtSignature"):
            return "Function call is missing a thought_signature in functionCall parts."
        answers = [part["functionResponse"].get("id") for part in content["parts"] if "functionResponse" in part]
        if answers != open_calls:
            return "The number of function response parts does not equal the function call parts of the turn."
        open_calls = [part["functionCall"].get("id") for part in calls]
    return ""
