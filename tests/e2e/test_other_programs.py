"""Other programs' calls, as they really make them, before the real server: each gets what that program reads.

`tests/fixtures/programs.json` has them: names and order of fields from the programs' public source, or recorded.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import requests
from PIL import Image

from tests.running import PATIENCE, ROOT, Studio, Visitor

CALLS: list[dict[str, Any]] = json.loads((ROOT / "tests/fixtures/programs.json").read_text("utf-8"))
GUIDE = ROOT / "docs/other-programs.md"
LINK = re.compile(r"!\[[^\]]*\]\((http[^)]+)\)")
KINDS = {"image/png": "PNG", "image/jpeg": "JPEG"}


@pytest.fixture
def headers(offline: Studio) -> dict[str, str]:
    with Visitor(offline.url) as person:
        token = person.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"]
    return {"Authorization": f"Bearer {token}"}


def file(kind: str) -> bytes:
    out = BytesIO()
    Image.radial_gradient("L").resize((120, 80)).convert("RGB").save(out, KINDS[kind])
    return out.getvalue()


def made(url: str, headers: dict[str, str], call: dict[str, Any]) -> requests.Response:
    """The call, its form in the order in which the program writes it."""
    said = {**headers, **call.get("headers", {})}
    if "json" in call:
        body = json.dumps(call["json"], separators=(",", ":"))
        return requests.post(f"{url}{call['path']}", data=body, headers=said, timeout=PATIENCE)
    form: list[Any] = [(name, (None, text)) for name, text in call["form"]]
    form += [(name, (filename, file(kind), kind)) for name, filename, kind in call["files"]]
    return requests.post(f"{url}{call['path']}", files=form, headers=said, timeout=PATIENCE)


def pictures(call: dict[str, Any], answer: requests.Response) -> Iterator[bytes]:
    """What the program finds in the answer."""
    if call.get("json", {}).get("stream"):
        lines = [line.removeprefix("data: ") for line in answer.text.splitlines() if line.startswith("data: ")]
        assert lines[-1] == "[DONE]"
        deltas = [json.loads(line)["choices"][0]["delta"] for line in lines[:-1]]
        yield from linked("".join(delta.get("content") or "" for delta in deltas))
    elif "messages" in call.get("json", {}):
        yield from linked(answer.json()["choices"][0]["message"]["content"])
    elif "input" in call.get("json", {}):
        calls = [each for each in answer.json()["output"] if each["type"] == "image_generation_call"]
        yield from (b64decode(each["result"]) for each in calls)
    else:
        yield from (b64decode(each["b64_json"]) for each in answer.json()["data"])


def linked(text: str) -> Iterator[bytes]:
    """Pictures in Markdown, which a page loads without any token."""
    for address in LINK.findall(text):
        yield requests.get(address, timeout=PATIENCE).content


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call['program']} {call['does']}")
def test_the_program_gets_its_picture(offline: Studio, headers: dict[str, str], call: dict[str, Any]) -> None:
    answer = made(offline.url, headers, call)
    assert answer.status_code == 200, answer.text
    found = list(pictures(call, answer))
    assert len(found) == call.get("json", {}).get("n", 1)
    for each in found:
        with Image.open(BytesIO(each)) as picture:
            picture.load()
            assert picture.format == str(call.get("json", {}).get("output_format", "png")).upper()
            if "files" in call:
                red, green, blue = picture.convert("RGB").getpixel((60, 40))  # type: ignore[misc]
                assert picture.size == (120, 80)
                assert red == green == blue


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call['program']} {call['does']}")
def test_a_wrong_token_is_what_the_program_is_told(offline: Studio, call: dict[str, Any]) -> None:
    answer = made(offline.url, {"Authorization": "Bearer atelier_nobody"}, call)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "invalid_api_key")


def test_the_guide_has_a_line_for_each_program() -> None:
    guide = GUIDE.read_text("utf-8")
    assert all(f"| **{program}**" in guide for program in {call["program"] for call in CALLS})
