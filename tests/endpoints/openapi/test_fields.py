"""Every field of every call, by its declared type: what is wrong is refused in the envelope, never a bug."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest

from server.app import Atelier
from tests.endpoints.conftest import ended, person, studio
from tests.endpoints.openapi.odd import (
    KINDS,
    ODD,
    QUERIES,
    QUERY_KINDS,
    Fields,
    bounds,
    of_another_type,
    put,
    shown,
    written,
)
from tests.matrix import matrix

pytestmark = pytest.mark.slow
JSON = "application/json"
NO_KEY = "missing_api_key"
"""What programs know a model without its key by, with status 500."""
ENDS_THE_VISIT = {
    ("DELETE", "/api/v1/account"),
    ("DELETE", "/api/v1/session"),
    ("DELETE", "/api/v1/images/{image}"),
}
Operation = tuple[str, str, dict[str, Any]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = studio(tmp_path_factory.mktemp("fields"), requests_per_minute=1_000_000)
    yield World(made)
    ended(made)


class World:
    """A studio with somebody who has one of everything."""

    def __init__(self, atelier: Atelier) -> None:
        self.atelier = atelier
        for limiter in atelier.app.extensions["limiter"]:
            limiter.enabled = False
        self.document = person(atelier).get("/api/v1/openapi.json").json or {}
        self.fields = Fields(self.document)
        self.ada = person(atelier)
        conversation = self.ada.conversation()
        image = self.ada.picture(conversation)
        messages = self.ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"]
        self.ids = {
            "conversation": conversation,
            "image": image["id"],
            "version": image["current"],
            "message": messages[0]["id"],
            "turn": messages[1]["id"],
            "number": "1",
            "name": "u2net",
            "filename": image["versions"][0]["filename"],
            "mask": self.ada.mask(image["id"])["mask_id"],
        }

    def operations(self) -> Iterator[Operation]:
        for path, methods in self.document["paths"].items():
            for method, said in methods.items():
                if (method.upper(), path) not in ENDS_THE_VISIT and not path.startswith("/assets"):
                    yield method.upper(), path, said

    def bodies(self) -> Iterator[tuple[str, str, dict[str, Any], Any]]:
        """Every call that takes JSON: its method, its address, its shape, and a body that says everything."""
        for method, path, said in self.operations():
            schema = said.get("requestBody", {}).get("content", {}).get(JSON, {}).get("schema")
            if schema is not None:
                yield method, path, schema, self.real((), self.fields.least(schema))

    def path(self, template: str, **other: str) -> str:
        for name in (
            "conversation",
            "image",
            "version",
            "message",
            "turn",
            "number",
            "name",
            "filename",
            "upload",
            "mask",
        ):
            value = other.get(name, self.ids.get(name, "00000000-0000-4000-8000-000000000001"))
            template = template.replace(f"{{{name}}}", value)
        return template.replace("{download}", "x").replace("{token}", "x").replace("{tab}", "x")

    def real(self, way: tuple[Any, ...], body: Any) -> Any:
        """The least body with ids that are there, so that what comes after them is looked at too."""
        if isinstance(body, dict):
            return {name: self.real((*way, name), each) for name, each in body.items()}
        if isinstance(body, list):
            return [self.real(way, each) for each in body]
        known = {"images": "image", "id": "image", "current": "version", "head": "message", "type": "brightness"}
        known |= {"before": "version", "after": "version"}
        name = str(way[-1]) if way else ""
        if name == "type":
            return "brightness"
        return self.ids.get(known.get(name, name), body) if isinstance(body, str) else body


@pytest.fixture(autouse=True)
def no_bug(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.WARNING)
    yield
    assert not [record.getMessage() for record in caplog.get_records("call") if record.exc_info]


def asked(world: World, about: str, method: str, path: str, **sent: Any) -> list[str]:
    """What is wrong with the answer: a bug, or something that the document never said."""
    try:
        answer = world.ada.call(method, path, **sent)
    except AssertionError as error:
        return [f"{method} {about}: {error}"]
    broken = answer.status_code >= 500 and NO_KEY not in answer.text
    return [f"{method} {about}: {answer.status_code} {answer.text[:200]}"] if broken else []


@matrix("value", ODD, first=KINDS, ids=shown)
def test_no_field_of_a_body_is_too_odd(world: World, value: Any) -> None:
    wrong = []
    for method, path, schema, whole in world.bodies():
        for way in world.fields.places(schema):
            for body in (put(whole, way, value), {way[0]: put(whole[way[0]], way[1:], value)}):
                sent = {"data": written(body), "content_type": JSON}
                wrong += asked(world, f"{path} {way}", method, world.path(path), **sent)
    finish(world)
    assert not wrong, "\n".join(wrong)


@matrix("value", QUERIES, first=QUERY_KINDS, ids=shown)
def test_no_parameter_is_too_odd(world: World, value: str) -> None:
    wrong = []
    for method, path, said in world.operations():
        for each in said["parameters"]:
            name, place = each["name"], each["in"]
            coded = quote(value, safe="", errors="surrogateescape")
            if place == "path":
                if coded.strip("."):
                    wrong += asked(world, f"{path} {name}", method, world.path(path, **{name: coded}), json={})
            elif place == "query":
                wrong += asked(world, f"{path}?{name}", method, f"{world.path(path)}?{name}={coded}")
            elif value.isprintable() and value.isascii():
                wrong += asked(world, f"{path} {name}:", method, world.path(path), headers={name: value})
    finish(world)
    assert not wrong, "\n".join(wrong)


@matrix("value", QUERIES, first=QUERY_KINDS, ids=shown)
def test_no_field_of_a_form_is_too_odd(world: World, value: str) -> None:
    wrong = []
    for method, path, said in world.operations():
        schema = said.get("requestBody", {}).get("content", {}).get("multipart/form-data", {}).get("schema")
        if schema is None:
            continue
        for way in world.fields.places(schema):
            text = value.encode(errors="surrogateescape")
            fields = {**dict.fromkeys(world.fields.least(schema), b"x"), str(way[0]): text}
            for file in (False, True):
                sent = {name: (BytesIO(each), "odd") if file else each for name, each in fields.items()}
                form = {"data": sent, "content_type": "multipart/form-data"}
                wrong += asked(world, f"{path} {way[0]}", method, world.path(path), **form)
    assert not wrong, "\n".join(wrong)


def test_every_limit_that_is_declared_is_asked_for_and_no_other(world: World) -> None:
    wrong = []
    for method, path, schema, whole in world.bodies():
        for way in world.fields.places(schema):
            for value, within in bounds(world.fields.at(schema, way)):
                about = f"{method} {path} {named(way)} = {shown(value)}"
                if told(world, method, path, put(whole, way, value), way) == within:
                    wrong.append(f"{about} {'is refused' if within else 'is not refused by its name'}")
    finish(world)
    assert not wrong, "\n".join(wrong)


def test_every_limit_of_a_parameter_is_asked_for_and_no_other(world: World) -> None:
    wrong = []
    for method, path, said in world.operations():
        there = [each for each in said["parameters"] if each["in"] == "query"]
        needed = {each["name"]: "x" for each in there if each["required"]}
        for each in there:
            name, schema = each["name"], world.fields.resolved(each["schema"])
            bad = [("x", False)] if schema.get("type") == "integer" else []
            for value, within in [*bounds(schema), *bad]:
                sent = {"query_string": {**needed, name: str(value)}}
                if refused_by_name(world, method, path, (name,), "", **sent) == within:
                    wrong.append(f"{method} {path}?{name}={value} {'is refused' if within else 'is not refused'}")
    assert not wrong, "\n".join(wrong)


def test_every_type_that_is_declared_is_asked_for(world: World) -> None:
    wrong = []
    for method, path, schema, whole in world.bodies():
        for way in world.fields.places(schema):
            for value in of_another_type(world.fields.at(schema, way)):
                if not told(world, method, path, put(whole, way, value), way, "bad_request"):
                    wrong.append(f"{method} {path} {named(way)} = {shown(value)} is not refused by its name")
    finish(world)
    assert not wrong, "\n".join(wrong)


def test_what_must_be_given_is_asked_for_and_what_is_unknown_refused_where_it_is_declared(world: World) -> None:
    wrong = []
    for method, path, schema, whole in world.bodies():
        for way in world.fields.objects(schema):
            shape = world.fields.at(schema, way)
            for name in shape["properties"]:
                lacking = put(whole, (*way, name), None)
                if told(world, method, path, lacking, (*way, name)) != (name in shape.get("required", ())):
                    wrong.append(f"{method} {path} without {named((*way, name))}")
            if way == () and told(world, method, path, {**whole, "nosuch": 1}, ("nosuch",)) != (
                shape.get("additionalProperties") is False
            ):
                wrong.append(f"{method} {path} with more")
    finish(world)
    assert not wrong, "\n".join(wrong)


def told(world: World, method: str, path: str, body: Any, way: tuple[Any, ...], code: str = "") -> bool:
    """Whether the body is refused with a sentence that names the field."""
    return refused_by_name(world, method, path, way, code, json=body)


def refused_by_name(world: World, method: str, path: str, way: tuple[Any, ...], code: str, **sent: Any) -> bool:
    answer = world.ada.call(method, world.path(path), **sent)
    if answer.mimetype != JSON:
        return False
    failure = (answer.json or {}).get("error") or answer.json or {}
    refused = answer.status_code in (400, 401) and failure.get("code") == (code or failure.get("code"))
    return (
        refused
        and re.search(rf"(^|[.“] ?){re.escape(named(way))}(”| \w)", failure["message"], re.IGNORECASE) is not None
    )


def named(way: tuple[Any, ...]) -> str:
    """A field as sentences name it: `images[0].id`."""
    return "".join(f"[{step}]" if step == 0 else f".{step}" for step in way).removeprefix(".")


def finish(world: World) -> None:
    for turn in list(world.atelier.runner.conductors):
        world.ada.finish(turn)


def test_every_field_was_looked_at(world: World) -> None:
    """The world has what the calls need: with nothing odd in it a body is understood."""
    refused = []
    for method, path, _, body in world.bodies():
        answer = world.ada.call(method, world.path(path), json=body)
        if answer.status_code == 404 and "{image}" in path:
            refused.append(f"{method} {path}: {answer.text[:100]}")
    finish(world)
    assert not refused
