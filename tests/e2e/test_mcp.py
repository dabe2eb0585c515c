"""The Model Context Protocol before the real server, as programs speak it: the `mcp` package's own client."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import anyio
import httpx2
import pytest
import requests
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from mcp_types import BlobResourceContents, CallToolResult, ImageContent, ResourceLink, TextContent
from PIL import Image

from tests.endpoints.conftest import png
from tests.running import PATIENCE, ROOT, Studio, Visitor

TOOLS = [
    "generate_image",
    "edit_image",
    "compress_image",
    "remove_background",
    "list_images",
    "get_image",
    "undo",
]
INSPECTOR = shutil.which("mcp-inspector")
"""120 packages, and a newer Node.js than the page's, so only `make inspect-mcp` installs it."""
ERAS = ("auto", "legacy")
"""The protocol as it is now, and as it began: with a handshake and a session."""


@pytest.fixture
def token(offline: Studio) -> str:
    with Visitor(offline.url) as person:
        return str(person.data("POST", "/api/v1/tokens", json={"name": "an agent"})["token"])


@asynccontextmanager
async def agent(studio: Studio, token: str, mode: Any = "auto") -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=90) as http,
        Client(streamable_http_client(f"{studio.url}/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


def run(studio: Studio, token: str, work: Callable[[Client], Awaitable[None]], mode: Any = "auto") -> None:
    async def whole() -> None:
        async with agent(studio, token, mode) as client:
            await work(client)

    asyncio.run(whole())


def image_of(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return dict(result.structured_content["images"][0])


@pytest.mark.parametrize("mode", ERAS)
def test_an_agent_paints_edits_takes_back_and_reads_a_picture(offline: Studio, token: str, mode: Any) -> None:
    async def work(client: Client) -> None:
        assert [tool.name for tool in (await client.list_tools()).tools] == TOOLS
        heard: list[tuple[float, str | None]] = []

        async def progressed(progress: float, total: float | None, message: str | None) -> None:
            heard.append((progress, message))

        said = {"prompt": "a small watercolour fox", "size": "1024x1024"}
        painted = await client.call_tool("generate_image", said, progress_callback=progressed)
        words, seen, link = painted.content
        assert isinstance(words, TextContent)
        assert "It was free." in words.text
        assert isinstance(seen, ImageContent)
        assert Image.open(BytesIO(b64decode(seen.data))).format == "JPEG"
        assert isinstance(link, ResourceLink)
        assert heard
        assert [share for share, _ in heard] == sorted({share for share, _ in heard})

        fox = image_of(painted)
        there = await client.read_resource(link.uri)
        file = there.contents[0]
        assert isinstance(file, BlobResourceContents)
        assert Image.open(BytesIO(b64decode(file.blob))).size == (fox["width"], fox["height"])
        assert requests.get(fox["address"], timeout=30).headers["Content-Type"] == "image/png"

        grey = image_of(
            await client.call_tool("edit_image", {"image": fox["image"], "words": "make it black and white"})
        )
        assert grey["image"] == fox["image"]
        assert grey["version"] != fox["version"]
        narrow = {"image": fox["uri"], "operations": [{"type": "resize", "width": 200}]}
        assert image_of(await client.call_tool("edit_image", narrow))["width"] == 200
        back = image_of(await client.call_tool("undo", {"image": fox["image"], "steps": 2}))
        assert back["version"] == fox["version"]

        small = image_of(await client.call_tool("compress_image", {"image": fox["address"], "target": "20KB"}))
        assert small["bytes"] <= 20_000
        listed = await client.call_tool("list_images", {"query": "watercolour"})
        assert image_of(listed)["image"] == fox["image"]
        looked = await client.call_tool("get_image", {"image": fox["image"]})
        assert looked.structured_content is not None
        assert len(looked.structured_content["versions"]) == 4
        assert looked.structured_content["receipt"]["steps"][0]["recipe"]["values"]["prompt"] == said["prompt"]
        assert (await client.list_resources()).resources[0].uri == small["uri"]

    run(offline, token, work, mode)


@pytest.mark.parametrize("mode", ERAS)
def test_who_cancels_a_call_ends_its_work(offline: Studio, token: str, mode: Any) -> None:
    async def work(client: Client) -> None:
        with anyio.CancelScope() as scope:

            async def progressed(progress: float, total: float | None, message: str | None) -> None:
                if progress > 0.1:
                    scope.cancel()

            said = {"prompt": "a large oil painting of a harbour", "n": 4}
            await client.call_tool("generate_image", said, progress_callback=progressed)
        assert scope.cancelled_caught
        again = await client.call_tool("list_images", {})  # the session goes on
        assert not again.is_error

    run(offline, token, work, mode)
    headers = {"Authorization": f"Bearer {token}"}
    listed = requests.get(f"{offline.url}/api/v1/conversations", headers=headers, timeout=30).json()
    conversation = listed["data"]["conversations"][0]["id"]
    end = time.monotonic() + PATIENCE
    while last_reply(offline, headers, conversation)["state"] == "running" and time.monotonic() < end:
        time.sleep(0.1)
    assert last_reply(offline, headers, conversation)["state"] == "stopped"


def last_reply(studio: Studio, headers: dict[str, str], conversation: str) -> dict[str, Any]:
    page = requests.get(f"{studio.url}/api/v1/conversations/{conversation}", headers=headers, timeout=30).json()
    return dict(page["data"]["messages"][-1]["reply"])


def test_what_cannot_be_done_is_an_answer_that_says_why(offline: Studio, token: str) -> None:
    async def refused(client: Client, tool: str, said: dict[str, Any]) -> tuple[str, str]:
        result = await client.call_tool(tool, said)
        assert result.is_error
        assert result.structured_content is not None
        assert isinstance(result.content[0], TextContent)
        return result.structured_content["code"], result.content[0].text

    async def work(client: Client) -> None:
        assert (await refused(client, "generate_image", {"prompt": " "}))[0] == "missing_prompt"
        code, text = await refused(client, "generate_image", {"prompt": "a fox", "n": 11})
        assert code == "bad_arguments"
        assert "n: Input should be less than or equal to 10" in text
        assert (
            "there is no argument “colour”" in (await refused(client, "undo", {"image": "x", "colour": 1}))[1].lower()
        )
        assert (await refused(client, "get_image", {"image": "0af8"}))[0] == "not_found"
        both = {"image": "x", "words": "warmer", "operations": [{"type": "greyscale"}]}
        assert (await refused(client, "edit_image", both))[0] == "bad_request"
        assert (await refused(client, "compress_image", {"image": "http://127.0.0.1/a.png"}))[0] == "unsafe_address"
        assert (await refused(client, "compress_image", {"image": "/etc/passwd"}))[0] == "unsafe_address"
        assert (await refused(client, "remove_background", {"image": "x", "background": "#3"}))[0] == "not_found"
        picture = {"image": f"data:image/png;base64,{b64encode(png('red')).decode()}"}
        assert (await refused(client, "undo", picture))[0] == "nothing_to_undo"
        wrong = {**picture, "operations": [{"type": "brighten"}]}
        assert (await refused(client, "edit_image", wrong))[0] == "bad_operations"
        with pytest.raises(MCPError, match="There is no tool paint"):
            await client.call_tool("paint", {})
        with pytest.raises(MCPError):
            await client.read_resource("atelier://images/none")

    run(offline, token, work)


def test_a_picture_is_nobody_elses(offline: Studio, token: str) -> None:
    made: dict[str, Any] = {}

    async def hers(client: Client) -> None:
        made.update(image_of(await client.call_tool("generate_image", {"prompt": "a pear"})))

    async def his(client: Client) -> None:
        assert (await client.call_tool("get_image", {"image": made["image"]})).is_error
        assert (await client.call_tool("edit_image", {"image": made["uri"], "words": "darker"})).is_error
        assert (await client.list_resources()).resources == []
        with pytest.raises(MCPError, match="not found"):
            await client.read_resource(made["uri"])

    run(offline, token, hers)
    with Visitor(offline.url) as other:
        secret = other.data("POST", "/api/v1/tokens", json={"name": "another"})["token"]
    run(offline, secret, his)


def test_an_agent_sees_the_tools_that_its_token_is_good_for(offline: Studio) -> None:
    with Visitor(offline.url) as person:
        secret = person.data("POST", "/api/v1/tokens", json={"name": "frame", "scopes": ["read"]})["token"]
        to = f"/api/v1/conversations/{person.conversation()}/images"
        image = person.data("POST", to, data={"prompt": "red"}, files={"picture": ("red.png", png("red"))})["image"][
            "id"
        ]

    async def looks(client: Client) -> None:
        assert {tool.name for tool in (await client.list_tools()).tools} == {"list_images", "get_image"}
        assert not (await client.call_tool("get_image", {"image": image})).is_error
        refused = await client.call_tool("undo", {"image": image})
        assert refused.structured_content == {"code": "scope_missing", "retry_after": None}

    run(offline, secret, looks)


def test_a_session_answers_only_who_began_it(offline: Studio, token: str) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    accepts = {"Accept": "application/json, text/event-stream"}
    mine = {**accepts, "Authorization": f"Bearer {token}"}
    begun = requests.post(f"{offline.url}/mcp", json=hello, headers=mine, timeout=60)
    assert begun.status_code == 200, begun.text
    session = {"Mcp-Session-Id": begun.headers["mcp-session-id"]}
    ping = {"jsonrpc": "2.0", "id": 2, "method": "ping"}
    assert requests.post(f"{offline.url}/mcp", json=ping, headers={**mine, **session}, timeout=60).ok
    with Visitor(offline.url) as other:
        secret = other.data("POST", "/api/v1/tokens", json={"name": "another"})["token"]
    theirs = {**accepts, **session, "Authorization": f"Bearer {secret}"}
    assert requests.post(f"{offline.url}/mcp", json=ping, headers=theirs, timeout=60).status_code == 404
    assert requests.delete(f"{offline.url}/mcp", headers={**mine, **session}, timeout=60).ok
    assert requests.post(f"{offline.url}/mcp", json=ping, headers={**mine, **session}, timeout=60).status_code == 404


@pytest.mark.parametrize("kind", [None, "text/plain", "multipart/form-data"])
def test_what_is_not_json_is_refused_in_json(offline: Studio, token: str, kind: str | None) -> None:
    headers = {"Authorization": f"Bearer {token}", **({"Content-Type": kind} if kind else {})}
    answer = requests.post(f"{offline.url}/mcp", data=b"null", headers=headers, timeout=90)
    assert (answer.status_code, answer.headers["Content-Type"]) == (415, "application/json")
    assert answer.json()["error"] == {
        "code": -32600,
        "message": "A message is JSON; say so with Content-Type: application/json",
    }


def test_without_a_token_it_is_said_where_to_read_how_one_gets_in(offline: Studio) -> None:
    for headers in ({}, {"Authorization": "Bearer atelier_wrong"}):
        refused = requests.post(f"{offline.url}/mcp", json={}, headers=headers, timeout=30)
        assert refused.status_code == 401
        found = re.search(r'resource_metadata="([^"]+)"', refused.headers["WWW-Authenticate"])
        assert found is not None
        metadata = requests.get(found[1], timeout=30).json()
        assert metadata["resource"] == f"{offline.url}/mcp"
        assert metadata["bearer_methods_supported"] == ["header"]


def test_several_agents_at_once_are_answered_beside_each_other(offline: Studio, token: str) -> None:
    async def work(client: Client) -> None:
        made = dict[int, dict[str, Any]]()

        async def paint(number: int) -> None:
            made[number] = image_of(await client.call_tool("generate_image", {"prompt": f"a small pear {number}"}))

        async with anyio.create_task_group() as group:
            for number in range(5):
                group.start_soon(paint, number)
        assert len({each["image"] for each in made.values()}) == 5

    run(offline, token, work)


def test_the_guide_has_a_program_that_works(offline: Studio, token: str) -> None:
    guide = (ROOT / "docs/mcp.md").read_text("utf-8")
    program = guide.partition("```python\n")[2].partition("```")[0].replace("http://127.0.0.1:8000", offline.url)
    environ = {**os.environ, "TOKEN": token}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    headers = {"Authorization": f"Bearer {token}"}
    hung = requests.get(f"{offline.url}/api/v1/gallery", headers=headers, timeout=30).json()["data"]["pictures"]
    assert [each["versions"] for each in hung] == [2]


def test_the_official_inspector_lists_calls_and_reads(offline: Studio, token: str) -> None:
    if INSPECTOR is None:
        pytest.skip("mcp-inspector is not on the path: make inspect-mcp")

    def inspected(*said: str) -> dict[str, Any]:
        whom = ("--cli", f"{offline.url}/mcp", "--transport", "http", "--header", f"Authorization: Bearer {token}")
        done = subprocess.run([str(INSPECTOR), *whom, *said], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    assert [tool["name"] for tool in inspected("--method", "tools/list")["tools"]] == TOOLS
    call = ("--method", "tools/call", "--tool-name", "generate_image", "--tool-arg", "prompt=a small hill", "n=1")
    made = inspected(*call)["structuredContent"]["images"][0]
    file = inspected("--method", "resources/read", "--uri", made["uri"])["contents"][0]
    assert Image.open(BytesIO(b64decode(file["blob"]))).width == made["width"]
