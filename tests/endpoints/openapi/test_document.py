"""The document of the whole studio: valid, and true about what can be read off the application itself."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from conversation.services.preferences import PREFERENCES
from endpoints.api_docs import EXAMPLES
from endpoints.openapi.codes import CODES
from endpoints.openapi.document import PathOperation, calls_of
from endpoints.openapi.shared_shapes import PersonalSettings
from server.app import Atelier
from server.web.application import FOR_ANYBODY, FREE
from tests.endpoints.agreeing import agreed, strict
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow


@pytest.fixture
def document(ada: Person) -> dict[str, Any]:
    """As it is served, to somebody without a cookie."""
    response = ada.get("/api/v1/openapi.json")
    assert response.status_code == 200
    return dict(response.json or {})


@pytest.fixture
def calls(atelier: Atelier) -> list[PathOperation]:
    return list(calls_of(atelier.app.url_map.iter_rules(), atelier.app.view_functions))


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    errors = [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()]
    assert not errors


def test_every_route_is_in_it_and_nothing_that_is_none(atelier: Atelier, document: dict[str, Any]) -> None:
    """HEAD and OPTIONS, which Flask adds to every route, only where a view speaks of them."""
    rules = list(atelier.app.url_map.iter_rules())
    there = {f"{method} {as_openapi(rule.rule)}" for rule in rules for method in rule.methods or ()}
    said = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert not said - there
    missing = {call for call in there - said if not call.startswith(("HEAD ", "OPTIONS "))}
    assert not missing, "declare these beside their routes: endpoints/README.md"


def as_openapi(rule: str) -> str:
    return re.sub("<(?:[a-z]+:)?([a-z_]+)>", r"{\1}", rule)


def test_every_call_says_what_it_is_and_what_it_needs(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["tags"]
            assert all(parameter["description"] for parameter in operation["parameters"]), operation["operationId"]


def test_every_answer_in_json_is_shown_by_an_example_that_keeps_to_its_shape(
    document: dict[str, Any], calls: list[PathOperation]
) -> None:
    for call in calls:
        operation = document["paths"][call.path][call.method.lower()]
        content = operation["responses"][str(call.said.status)].get("content", {}).get("application/json")
        if "schema" not in (content or {}) or call.endpoint == "api.openapi":
            continue  # the messages of agents are shown by their protocol
        assert "example" in content, f"{call.name} has no example: tests/endpoints/openapi/recording.py makes them"
        keeps_to(document, content["schema"], content["example"])
        asked = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if asked:
            keeps_to(document, asked["schema"], asked["example"])


def keeps_to(document: dict[str, Any], schema: dict[str, Any], example: Any) -> None:
    whole = strict({**schema, "components": document["components"]})
    for shape in ("OperationOrder",):  # has the options of its type beside it
        whole["components"]["schemas"][shape].pop("additionalProperties")
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(whole).iter_errors(example)]
    assert not errors


def test_every_call_is_in_a_group_and_every_group_says_what_it_has(document: dict[str, Any]) -> None:
    assert all(tag["description"] for tag in document["tags"])


def test_every_body_and_every_file_has_a_schema(document: dict[str, Any]) -> None:
    """Generators of clients leave out what has none."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            bodies = operation.get("requestBody", {}).get("content", {})
            assert all("schema" in each for each in bodies.values()), f"{method} {path}"
            for answer in operation["responses"].values():
                images = {kind: each for kind, each in answer.get("content", {}).items() if kind.startswith("image/")}
                assert all(each["schema"]["format"] == "binary" for each in images.values()), f"{method} {path}"


def test_how_much_more_may_be_asked_is_told_by_headers_that_are_declared(
    ada: Person, document: dict[str, Any], calls: list[PathOperation]
) -> None:
    declared = document["components"]["headers"]
    for call in calls:
        responses = document["paths"][call.path][call.method.lower()]["responses"]
        counted = {name for each in responses.values() for name in each.get("headers", {}) if name.startswith("X-Rate")}
        assert counted == ({name for name in declared if name.startswith("X-")} if call.said.counted else set())
        assert "429" not in responses or "Retry-After" in responses["429"]["headers"]
    told = ada.get("/api/v1/tasks").headers
    assert all(told[name].isdecimal() for name in declared if name.startswith("X-"))


def test_what_comes_as_a_stream_or_whole_says_both(document: dict[str, Any]) -> None:
    both = {"/v1/images/generations", "/v1/images/edits", "/v1/chat/completions", "/v1/responses"}
    for path in both:
        answer = document["paths"][path]["post"]["responses"]["200"]
        assert list(answer["content"]) == ["application/json", "text/event-stream"]
        assert "With `stream`" in answer["description"]
        assert "schema" in answer["content"]["application/json"]
    lines = document["paths"]["/api/generate-image"]["post"]["responses"]["200"]["content"]
    assert set(lines) == {"application/json", "application/x-ndjson"}


def test_no_example_is_left_of_a_call_that_is_gone(calls: list[PathOperation]) -> None:
    assert not set(json.loads(EXAMPLES.read_text())) - {call.name for call in calls}


@pytest.mark.parametrize("said", [{"more": 1}, {"theme": "pink"}, {"history_count": "ten"}])
def test_an_answer_that_is_not_as_the_document_says_fails_whoever_gets_it(ada: Person, said: dict[str, Any]) -> None:
    answered = ada.get("/api/v1/settings")
    body = dict(answered.json or {})
    answered.set_data(json.dumps({**body, "data": {**body["data"], **said}}))
    with pytest.raises(AssertionError, match="otherwise than it said"):
        agreed(ada.atelier.app, answered)


def test_the_settings_are_those_that_there_are() -> None:
    assert {item.name for item in fields(PersonalSettings)} == set(PREFERENCES)


def test_whom_a_call_is_for_and_whether_it_is_counted_is_as_the_server_has_it(calls: list[PathOperation]) -> None:
    assert not [call.name for call in calls if call.said.anybody != (call.endpoint in FOR_ANYBODY)]
    assert not [call.name for call in calls if call.said.counted != (call.endpoint not in FREE)]


def test_every_call_says_what_a_token_has_to_be_good_for(calls: list[PathOperation]) -> None:
    unsaid = [call.name for call in calls if not call.said.scopes(call.method)]
    assert not [name for name in unsaid if not name.startswith("GET ")], "say `scope` beside these"
    assert not [call.name for call in calls if call.name in unsaid and not call.said.anybody]


def test_every_code_that_is_named_is_explained(calls: list[PathOperation]) -> None:
    assert not {code for call in calls for code in call.refusals()} - set(CODES)
