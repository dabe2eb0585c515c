"""Whatever a test is told over HTTP is held against the API's document: its status, its code, its shape to the last
field. What is not declared yet passes; `test_document.py` says that nothing is left."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

import jsonschema_rs
from flask import Flask
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from endpoints.openapi.codes import CODES
from endpoints.openapi.document import PathOperation, calls_of, document
from endpoints.openapi.openai_codes import THEIRS
from tests.coded import uncoded_fields

ANYWHERE = {"not_signed_in", "too_many", "internal_error", "bad_request", "request_entity_too_large"}
"""Codes that need not be named by the call: they are explained once for all."""
ALSO = {("picture_too_large", 422): 413}
"""Too many pixels, which shows only when the file is looked at."""
DOORS = 403
"""Who is turned away at the door never comes to any call."""


class Measure(NamedTuple):
    """The schema of an answer: the quick one agrees in a fiftieth of the time, the exact one says where it does not."""

    quick: jsonschema_rs.Draft202012Validator
    exact: Validator


class Agreement:
    """The document of an application, as a measure."""

    def __init__(self, app: Flask) -> None:
        self.calls = {(call.method, call.rule): call for call in calls_of(app.url_map.iter_rules(), app.view_functions)}
        self.document = strict(document(self.calls.values(), "1", {}))
        self.measures: dict[tuple[str, str], Measure] = {}

    def check(self, app: Flask, response: TestResponse) -> None:
        """Raises AssertionError."""
        call = self.call(app, response)
        if call is None or response.status_code in (DOORS, 304, 206, 416):
            return
        body = response.json if response.mimetype == "application/json" and response.data else None
        said = self.document["paths"][call.path][call.method.lower()]["responses"]
        if response.status_code >= 400 and body is not None and "jsonrpc" not in body:
            self.check_failure(call, response, body)
        else:
            assert str(response.status_code) in said, f"{call.name} answers {response.status_code}, which it never said"
        content = said.get(str(response.status_code), {}).get("content", {})
        if body is not None and "schema" in content.get("application/json", {}):
            measure = self.measure(call, str(response.status_code))
            if not measure.quick.is_valid(body):
                wrong = [f"{error.json_path}: {error.message}"[:300] for error in measure.exact.iter_errors(body)]
                assert not wrong, f"{call.name} answers otherwise than it said: {wrong[:5]}"

    def check_failure(self, call: PathOperation, response: TestResponse, body: Mapping[str, Any]) -> None:
        if call.said.envelope == "openai":
            theirs = {THEIRS.get(code, (CODES[code][0], "", code)) for code in {*call.refusals(), *ANYWHERE}}
            found = response.status_code, body["error"]["code"]
            assert found in {(status, code) for status, _, code in theirs}, f"{call.name} refuses with {found}"
            return
        code = body["code"] if call.said.envelope == "form" else body["error"]["code"]
        assert code in {*call.refusals(), *ANYWHERE}, f"{call.name} refuses with {code}, which it never said"
        if call.said.envelope != "form":
            alone = list(uncoded_fields(body["error"], ("title", "message")))
            assert not alone, f"said in English only: {alone}"
        assert code in CODES, f"{code} is explained nowhere: endpoints/openapi/codes.py"
        status = ALSO.get((code, response.status_code), response.status_code)
        assert status == CODES[code][0], f"{call.name} refuses with {code} and {response.status_code}"

    def call(self, app: Flask, response: TestResponse) -> PathOperation | None:
        """The call that was made; None where no route answers."""
        request = response.request
        try:
            rule, _ = app.url_map.bind("localhost").match(request.path, request.method, return_rule=True)
        except HTTPException:
            return None
        return self.calls.get((request.method, rule.rule))

    def measure(self, call: PathOperation, status: str) -> Measure:
        key = call.name, status
        if key not in self.measures:
            operation = self.document["paths"][call.path][call.method.lower()]
            schema = operation["responses"][status]["content"]["application/json"]["schema"]
            whole = {**schema, "components": self.document["components"]}
            checker = Draft202012Validator.FORMAT_CHECKER
            self.measures[key] = Measure(
                jsonschema_rs.Draft202012Validator(whole, validate_formats=True),
                Draft202012Validator(whole, format_checker=checker),
            )
        return self.measures[key]


def strict(value: Any) -> Any:
    """Schemas that refuse fields which are not in them."""
    value = deepcopy(value)
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if isinstance(each.get("properties"), dict):
                each.setdefault("additionalProperties", False)
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return value


@cache
def _agreement() -> list[Agreement]:
    return []


def agreed(app: Flask, response: TestResponse) -> None:
    """Raises AssertionError where the answer is not what the document says. All applications have the same routes."""
    kept = _agreement()
    if not kept:
        kept.append(Agreement(app))
    kept[0].check(app, response)
