"""What OpenAI's API reference allows in a request, as JSON schemas: anything else it refuses."""

from __future__ import annotations

import re
from typing import Any

from jsonschema import validate

_SIZE = {"type": "string", "pattern": r"^(auto|\d+x\d+)$"}
_PICTURE: dict[str, Any] = {
    "prompt": {"type": "string", "minLength": 1, "maxLength": 32_000},
    "model": {"type": "string"},
    "n": {"type": "integer", "minimum": 1, "maximum": 10},
    "size": _SIZE,
    "quality": {"enum": ["auto", "low", "medium", "high", "xhigh", "max"]},
    "background": {"enum": ["auto", "opaque", "transparent"]},
    "output_format": {"enum": ["png", "jpeg", "webp"]},
    "output_compression": {"type": "integer", "minimum": 0, "maximum": 100},
    "moderation": {"enum": ["auto", "low"]},
    "stream": {"type": "boolean"},
    "partial_images": {"type": "integer", "minimum": 0, "maximum": 3},
    "safety_identifier": {"type": "string"},
}
_COMPRESSED = {"properties": {"output_format": {"enum": ["jpeg", "webp"]}}, "required": ["output_format"]}
GENERATION = {
    "type": "object",
    "properties": _PICTURE,
    "required": ["prompt", "model"],
    "dependentSchemas": {"output_compression": _COMPRESSED},
    "additionalProperties": False,
    "if": {"properties": {"background": {"const": "transparent"}}, "required": ["background"]},
    "then": {"properties": {"output_format": {"enum": ["png", "webp"]}}},
}
_FILE = {
    "type": "object",
    "properties": {
        "field": {"enum": ["image", "image[]", "mask"]},
        "name": {"type": "string"},
        "type": {"enum": ["image/png", "image/webp", "image/jpeg"]},
        "bytes": {"type": "integer", "minimum": 1, "exclusiveMaximum": 50_000_000},
    },
}
EDIT = {
    "type": "object",
    "properties": {
        **_PICTURE,
        "stream": {"enum": ["true", "false"]},
        "partial_images": {"enum": ["0", "1", "2", "3"]},
        "output_compression": {"type": "string", "pattern": "^(100|[1-9]?[0-9])$"},
        "files": {"type": "array", "items": _FILE, "minItems": 1, "maxItems": 17},
    },
    "required": ["prompt", "model", "files"],
    "dependentSchemas": {"output_compression": _COMPRESSED},
    "additionalProperties": False,
}
_PART = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
            "required": ["type", "text"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "type": {"const": "image_url"},
                "image_url": {
                    "type": "object",
                    "properties": {"url": {"type": "string"}, "detail": {"enum": ["auto", "low", "high", "original"]}},
                    "required": ["url"],
                },
            },
            "required": ["type", "image_url"],
            "additionalProperties": False,
        },
    ]
}
_CALL = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "type": {"const": "function"},
        "function": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "arguments": {"type": "string"}},
            "required": ["name", "arguments"],
        },
    },
    "required": ["id", "type", "function"],
}
CHAT = {
    "type": "object",
    "properties": {
        "model": {"type": "string"},
        "messages": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "role": {"enum": ["system", "developer", "user", "assistant", "tool"]},
                    "content": {"oneOf": [{"type": "string"}, {"type": "array", "items": _PART}]},
                    "tool_calls": {"type": "array", "items": _CALL, "minItems": 1},
                    "tool_call_id": {"type": "string"},
                },
                "required": ["role", "content"],
                "additionalProperties": False,
            },
        },
        "stream": {"const": True},
        "stream_options": {
            "type": "object",
            "properties": {"include_usage": {"type": "boolean"}, "include_obfuscation": {"type": "boolean"}},
            "additionalProperties": False,
        },
        "tools": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "type": {"const": "function"},
                    "function": {
                        "type": "object",
                        "properties": {
                            "name": {"type": "string", "pattern": "^[a-zA-Z0-9_-]{1,64}$"},
                            "description": {"type": "string"},
                            "parameters": {"type": "object"},
                            "strict": {"type": "boolean"},
                        },
                        "required": ["name"],
                        "additionalProperties": False,
                    },
                },
                "required": ["type", "function"],
            },
        },
        "temperature": {"type": "number", "minimum": 0, "maximum": 2},
        "max_completion_tokens": {"type": "integer", "minimum": 1},
    },
    "required": ["model", "messages"],
    "additionalProperties": False,
}


def check(body: dict[str, Any], schema: dict[str, Any]) -> None:
    """Fails where OpenAI would refuse the request."""
    validate(body, schema)
    sides = re.fullmatch(r"(\d+)x(\d+)", str(body.get("size", "auto")))
    if sides:
        width, height = int(sides[1]), int(sides[2])
        assert width % 16 == height % 16 == 0 and max(width, height) <= 3 * min(width, height)
        assert max(width, height) <= 3_840 and width * height <= 3_840 * 2_160
