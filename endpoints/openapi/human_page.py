"""The document as people read it: what the page's template shows, worked out from the OpenAPI document alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from endpoints.openapi.schemas import PLACE

FORMATS = {"uuid": "a UUID", "date-time": "ISO 8601"}
PHRASES = {"OK", "Created", "Accepted", "No Content"}
"""What a good answer's status says anyway."""
JSON = "application/json"
FILES = {"application/zip": "conversation.zip"}
"""What an example sends, where it is no picture."""
INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*")
OPEN: list[dict[str, Any]] = [{}]
"""The `security` of a call for anybody."""


@dataclass(frozen=True)
class FieldRow:
    """A field, a parameter or a header."""

    name: str
    type: Markup
    needed: bool
    about: Markup


@dataclass(frozen=True)
class AnswerRow:
    """What comes back with one status."""

    status: str
    type: Markup
    about: tuple[Markup, ...]


@dataclass(frozen=True)
class Shown:
    """One call."""

    id: str
    method: str
    path: str
    summary: str
    about: Markup
    open: bool
    """Nobody has to be signed in."""
    tables: tuple[tuple[str, tuple[FieldRow, ...]], ...]
    """Titles and rows; empty ones are left out."""
    answers: tuple[AnswerRow, ...]
    refusals: tuple[AnswerRow, ...]
    curl: str
    example: str
    """The answer in JSON, as it really was; empty where there is none."""


@dataclass(frozen=True)
class Part:
    """Calls that belong together."""

    id: str
    name: str
    about: str
    calls: tuple[Shown, ...]


@dataclass(frozen=True)
class BodyShape:
    """A named shape."""

    name: str
    about: Markup
    rows: tuple[FieldRow, ...]


class HumanPage:
    """A document, to be read under an address."""

    def __init__(self, document: Mapping[str, Any], host: str) -> None:
        self.document = document
        self.host = host.rstrip("/")
        self.shapes = document["components"]["schemas"]

    def introduction(self) -> list[Markup]:
        return [worded(each.replace("\n", " ")) for each in self.document["info"]["description"].split("\n\n")]

    def parts(self) -> list[Part]:
        calls: dict[str, list[Shown]] = {}
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                calls.setdefault(operation["tags"][0], []).append(self.call(path, method.upper(), operation))
        return [
            Part(anchor(tag["name"]), tag["name"], tag["description"], tuple(calls[tag["name"]]))
            for tag in self.document["tags"]
        ]

    def named(self) -> list[BodyShape]:
        return [
            BodyShape(name, worded(schema.get("description", "")), tuple(self.rows(schema)))
            for name, schema in self.shapes.items()
        ]

    def call(self, path: str, method: str, operation: Mapping[str, Any]) -> Shown:
        body = operation.get("requestBody", {}).get("content", {})
        answers = [self.answer(status, said) for status, said in operation["responses"].items()]
        example = next(_examples(operation["responses"]), None)
        return Shown(
            id=operation["operationId"],
            method=method,
            path=path,
            summary=operation["summary"],
            about=worded(operation.get("description", "")),
            open=operation["security"] == OPEN,
            tables=tuple((title, rows) for title, rows in self.tables(operation, body) if rows),
            answers=tuple(answer for answer in answers if answer.status < "400"),
            refusals=tuple(answer for answer in answers if answer.status >= "400"),
            curl=curl(self.host, path, method, operation, self.with_examples(body)),
            example=json.dumps(example, indent=2, ensure_ascii=False) if example is not None else "",
        )

    def with_examples(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """What is asked for, named where no example shows it."""
        if JSON not in body or "example" in body[JSON]:
            return body
        needed = self.resolved(body[JSON]["schema"]).get("required", ())
        return {**body, JSON: {**body[JSON], "example": dict.fromkeys(needed, "…")}}

    def tables(
        self, operation: Mapping[str, Any], body: Mapping[str, Any]
    ) -> Iterator[tuple[str, tuple[FieldRow, ...]]]:
        for where, title in (("path", "In the address"), ("query", "In the query"), ("header", "Headers")):
            there = [each for each in operation["parameters"] if each["in"] == where]
            yield (
                title,
                tuple(
                    FieldRow(each["name"], self.type(each["schema"]), each["required"], worded(each["description"]))
                    for each in there
                ),
            )
        for kind, title in ((JSON, "Body, in JSON"), ("multipart/form-data", "Body, as a form")):
            if kind in body:
                yield title, tuple(self.rows(self.resolved(body[kind]["schema"])))

    def rows(self, schema: Mapping[str, Any]) -> Iterator[FieldRow]:
        needed = schema.get("required", ())
        for name, each in schema.get("properties", {}).items():
            yield FieldRow(name, self.type(each), name in needed, worded(each.get("description", "")))

    def answer(self, status: str, said: Mapping[str, Any]) -> AnswerRow:
        kinds = [self.content(kind, each) for kind, each in said.get("content", {}).items()]
        lines = () if kinds and said["description"] in PHRASES else said["description"].split("  \n")
        about = tuple(worded(line) for line in lines)
        return AnswerRow(status, Markup(" or ").join(kinds), about)

    def content(self, kind: str, content: Mapping[str, Any]) -> Markup:
        """What a body is: the shape of its `data`, where it is the envelope."""
        schema = content.get("schema")
        if schema is None or schema.get("format") == "binary":
            return Markup("<code>{}</code>").format(kind)
        return self.type(schema.get("properties", {}).get("data", schema))

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        return self.shapes[schema["$ref"].removeprefix(PLACE)] if "$ref" in schema else schema

    def type(self, schema: Mapping[str, Any]) -> Markup:
        """A type in words, its named shapes as links."""
        if "$ref" in schema:
            name = schema["$ref"].removeprefix(PLACE)
            return Markup('<a href="#shape-{0}">{0}</a>').format(name)
        if "anyOf" in schema:
            return Markup(" or ").join(self.type(each) for each in schema["anyOf"])
        if "enum" in schema:
            return Markup(", ").join(Markup("<code>{}</code>").format(each or "“”") for each in schema["enum"])
        if "const" in schema:
            return Markup("<code>{}</code>").format(json.dumps(schema["const"]))
        if schema.get("type") == "array":
            return Markup(", ").join([Markup("list of {}").format(self.type(schema["items"])), *limits_of(schema)])
        if schema.get("format") == "binary":
            return Markup("file")
        kind = schema.get("type", "anything")
        said = " or ".join(kind) if isinstance(kind, list) else str(kind)
        return escape(", ".join([said, *limits_of(schema)]))


def limits_of(schema: Mapping[str, Any]) -> Iterator[str]:
    """What else is asked of a value."""
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        yield f"{low} to {high}"
    elif low is not None or high is not None:
        yield f"at least {low}" if low is not None else f"at most {high}"
    if "exclusiveMinimum" in schema:
        yield f"more than {schema['exclusiveMinimum']}"
    if schema.get("minItems") or schema.get("minProperties") or "pattern" in schema:
        yield "not empty"
    if "maxItems" in schema:
        yield f"at most {schema['maxItems']} of them"
    if "maxLength" in schema:
        yield f"at most {schema['maxLength']} characters"
    if schema.get("format") in FORMATS:
        yield FORMATS[schema["format"]]


def worded(text: str) -> Markup:
    """Words with `code` and **bold** in them, as HTML."""
    parts, at = [], 0
    for found in INLINE.finditer(text):
        parts.append(escape(text[at : found.start()]))
        tag = "code" if found[1] else "strong"
        parts.append(Markup(f"<{tag}>{{}}</{tag}>").format(found[1] or found[2]))
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


def curl(host: str, path: str, method: str, operation: Mapping[str, Any], body: Mapping[str, Any]) -> str:
    """The call as one writes it in a shell."""
    words = ["curl -b jar -c jar"]
    if method not in ("GET", "POST") or (method == "POST" and not body):
        words.append("--head" if method == "HEAD" else f"-X {method}")
    for each in operation["parameters"]:
        if each["in"] == "header" and each["required"]:
            words.append(f"-H '{each['name']}: …'")
    if JSON in body:
        said = json.dumps(body[JSON]["example"], ensure_ascii=False).replace("'", "'\\''")
        words += ["--json" if method == "POST" else "-H 'Content-Type: application/json' -d", f"'{said}'"]
    elif "multipart/form-data" in body:
        words.append("-F file=@cat.jpg" if "conversations" not in path else "-F picture=@cat.png")
    elif body:
        kind = next(iter(body))
        words += [f"-H 'Content-Type: {kind}'", f"--data-binary @{FILES.get(kind, 'cat.jpg')}"]
    return " ".join([*words, f"{host}{path}"])


def _examples(responses: Mapping[str, Any]) -> Iterator[Any]:
    for said in responses.values():
        content = said.get("content", {}).get(JSON, {})
        if "example" in content:
            yield content["example"]
