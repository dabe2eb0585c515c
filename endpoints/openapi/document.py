"""The OpenAPI 3.1 document of an application, from what its routes say about themselves (`declaration.py`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from endpoints.openapi.codes import CODES
from endpoints.openapi.declaration import CallDeclaration, found
from endpoints.openapi.openai_codes import THEIRS
from endpoints.openapi.schemas import Schema, Schemas
from endpoints.openapi.shared_shapes import Failure, FormFailure, OpenAiFailure
from endpoints.openapi.texts import ABOUT, GROUPS, HEADERS, LIMIT_HEADERS, OTHER, PARTS, PLACES, Group

View = Callable[..., Any]
PART = re.compile(r"<(?:(\w+):)?(\w+)>")
ORDER = {name: place for place, name in enumerate(name for group in GROUPS for name in group.blueprints)}
JSON = "application/json"
CHANGING = ("POST", "PATCH", "PUT", "DELETE")
BYTES = {"type": "string", "format": "binary"}
"""A file, as programs know it that write clients."""
FAILURES = {"v1": Failure, "form": FormFailure, "openai": OpenAiFailure}
"""What a failure looks like, by the call's envelope."""
TOO_MANY = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}


@dataclass(frozen=True)
class PathOperation:
    """One method of one address."""

    method: str
    rule: str
    """As Flask writes it: `/images/<image>`."""
    blueprint: str
    endpoint: str
    said: CallDeclaration

    @property
    def path(self) -> str:
        """As OpenAPI writes it: `/images/{image}`."""
        return PART.sub(r"{\2}", self.rule)

    @property
    def group(self) -> Group:
        return next((group for group in GROUPS if self.blueprint in group.blueprints), OTHER)

    @property
    def name(self) -> str:
        return f"{self.method} {self.rule}"

    def refusals(self) -> list[str]:
        """The codes it can answer with: what it says itself, and what follows from the rest."""
        said = self.said
        usual = [
            ("bad_request", said.takes or said.form or said.asks or said.sends),
            ("not_signed_in", not said.anybody),
            ("token_expired", not said.anybody),
            ("scope_missing", said.scopes(self.method)),
            ("not_found", PART.search(self.rule)),
            ("request_entity_too_large", said.takes or said.form or said.raw),
            ("too_many", said.counted),
            ("too_many_guests", self.method in CHANGING and not said.anybody),
        ]
        return list(dict.fromkeys([*(code for code, holds in usual if holds), *said.refuses]))


def document(calls: Iterable[PathOperation], version: str, examples: Mapping[str, Any]) -> dict[str, Any]:
    """All of it. `examples` are calls that were really made, by their names: `{"request", "answer"}`."""
    writer = DocumentWriter(Schemas(), examples)
    paths: dict[str, dict[str, Any]] = {}
    there = sorted(calls, key=lambda call: ORDER.get(call.blueprint, len(ORDER)))  # else as they stand in their file
    for call in there:
        paths.setdefault(call.path, {})[call.method.lower()] = writer.operation(call)
    groups = dict.fromkeys(call.group for call in there)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Atelier", "version": version, "description": ABOUT, "license": {"name": "MIT"}},
        "servers": [{"url": "/"}],
        "tags": [{"name": group.name, "description": group.about} for group in groups],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(writer.schemas.named.items())),
            "securitySchemes": PLACES,
            "headers": {name: HEADERS[name] for name in ("Retry-After", *LIMIT_HEADERS)},
        },
    }


@dataclass(frozen=True)
class DocumentWriter:
    """Writes one call after the other; what they share stands in `schemas`."""

    schemas: Schemas
    examples: Mapping[str, Any]
    ids: set[str] = field(default_factory=set)
    """Of the operations that were written."""

    def operation(self, call: PathOperation) -> dict[str, Any]:
        said, example, scopes = call.said, self.examples.get(call.name, {}), call.said.scopes(call.method)
        written: dict[str, Any] = {
            "operationId": self.id_of(call),
            "tags": [call.group.name],
            "summary": said.summary,
            **({"description": said.about} if said.about else {}),
            "parameters": list(self.parameters(call)),
            **self.body(said, example),
            "responses": _beside(self.answered(said, example), self.refused(call)),
            "security": [{}] if said.anybody else [*({"token": [each]} for each in scopes), {"cookie": []}],
        }
        return written

    def id_of(self, call: PathOperation) -> str:
        """The view's name; with its address too where it has several."""
        usual = f"{call.endpoint.replace('.', '_')}_{call.method.lower()}"
        address = "_".join(re.findall(r"\w+", call.rule)) or "root"
        own = usual if usual not in self.ids else f"{usual}_{address}"
        self.ids.add(own)
        return own

    def parameters(self, call: PathOperation) -> Iterator[Schema]:
        for kind, name in PART.findall(call.rule):
            schema, about = PARTS.get(name, ({"type": "string"}, ""))
            schema = {"type": "integer", "minimum": 0} if kind == "int" else schema
            yield {"name": name, "in": "path", "required": True, "schema": schema, "description": about}
        for shape, where in ((call.said.asks, "query"), (call.said.sends, "header")):
            yield from self.named(shape, where) if shape else ()

    def named(self, shape: type, where: str) -> Iterator[Schema]:
        """The fields of a shape as parameters, or as headers of an answer."""
        own = Schemas()  # a shape of parameters stands nowhere by itself
        own.of(shape, given=True)
        schema = own.named[shape.__name__]
        for name, each in schema["properties"].items():
            about = {key: value for key, value in each.items() if key != "description"}
            called = name.replace("_", "-") if where == "header" else name
            needed = name in schema.get("required", ())
            yield {
                "name": called,
                "in": where,
                "required": needed,
                "schema": about,
                "description": each.get("description", ""),
            }

    def body(self, said: CallDeclaration, example: Mapping[str, Any]) -> dict[str, Any]:
        if said.raw:
            content: dict[str, Any] = {said.raw: {"schema": {"type": "object"} if said.raw == JSON else BYTES}}
        elif said.form or said.takes:
            shown = {"example": example["request"]} if "request" in example else {}
            shapes = {JSON: said.takes, "multipart/form-data": said.form}
            content = {kind: {"schema": self.schemas.of(each, given=True)} for kind, each in shapes.items() if each}
            content.get(JSON, {}).update(shown)
        else:
            return {}
        return {"requestBody": {"required": True, "content": content}}

    def answered(self, said: CallDeclaration, example: Mapping[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = {"description": HTTPStatus(said.status).phrase}
        if said.files:
            answer["content"] = {kind: {"schema": BYTES} for kind in said.files}
        elif said.status != 204 and not (said.bare and said.gives is None):
            shown = {"example": example["answer"]} if "answer" in example else {}
            answer["content"] = {JSON: {"schema": self.enveloped(said), **shown}}
        told = self.named(said.tells, "header") if said.tells else ()
        headers = {each["name"]: {"schema": each["schema"], "description": each["description"]} for each in told}
        counted = {name: {"$ref": f"#/components/headers/{name}"} for name in LIMIT_HEADERS if said.counted}
        if headers or counted:
            answer["headers"] = {**headers, **counted}
        answers = {str(said.status): answer}
        for status, kind, when in said.also:
            also = answers.setdefault(str(status), {"description": HTTPStatus(status).phrase})
            first = also["description"] == HTTPStatus(status).phrase
            also["description"] = when if first else f"{also['description']}  \n{when}"
            if kind:  # beside the JSON that the same status may bring
                also["content"] = {**also.get("content", {}), kind: {}}
        return answers

    def enveloped(self, said: CallDeclaration) -> Schema:
        if said.bare:
            return self.schemas.of(said.gives)
        data = self.schemas.of(said.gives) if said.gives is not None else {"type": "object"}
        properties = {
            "success": {"const": True},
            "data": data,
            "timestamp": {"type": "string", "format": "date-time"},
        }
        return {"type": "object", "properties": properties, "required": list(properties)}

    def refused(self, call: PathOperation) -> dict[str, Any]:
        """The failures by their status, each with its codes."""
        statuses: dict[int, list[str]] = {}
        theirs = THEIRS if call.said.envelope == "openai" else {}
        for code in call.refusals():
            statuses.setdefault(theirs.get(code, CODES[code])[0], []).append(code)
        shape = self.schemas.of(FAILURES[call.said.envelope])
        return {
            str(status): {
                "description": "  \n".join(f"`{code}`: {CODES[code][1]}" for code in codes),
                "content": {JSON: {"schema": shape}},
                **({"headers": TOO_MANY} if status == 429 else {}),
            }
            for status, codes in sorted(statuses.items())
        }


def _beside(answers: dict[str, Any], refusals: dict[str, Any]) -> dict[str, Any]:
    """The answers by their status. One status may come as a page and, of something else, as a failure in JSON."""
    merged = dict(answers)
    for status, refusal in refusals.items():
        there = answers.get(status, {})
        told = [each["description"] for each in (there, refusal) if each]
        content = {**there.get("content", {}), **refusal["content"]}
        merged[status] = {**refusal, "description": "  \n".join(told), "content": content}
    return merged


def calls_of(rules: Iterable[Any], views: Mapping[str, View]) -> Iterator[PathOperation]:
    """The declared calls of an application's rules; HEAD and OPTIONS only where a view speaks of them."""
    for rule in rules:
        view = views[rule.endpoint]
        for method in sorted(rule.methods):
            said = found(view, method)
            if said and (method in ("GET", *CHANGING) or said.method == method):
                yield PathOperation(method, rule.rule, rule.endpoint.partition(".")[0], rule.endpoint, said)
