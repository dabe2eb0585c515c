"""`genimg mcp`, as a program such as Claude Desktop starts it: the `mcp` package's own client over stdio."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult
from PIL import Image

from tests.genimg.conftest import KEPT, ROOT

pytestmark = pytest.mark.slow


@asynccontextmanager
async def agent(folder: Path) -> AsyncIterator[Client]:
    environ = {name: os.environ[name] for name in KEPT if name in os.environ}
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "genimg", "mcp", "-o", str(folder / "made")],
        cwd=folder,
        env={**environ, "PYTHONPATH": str(ROOT)},
    )
    async with Client(stdio_client(started)) as client:
        yield client


def image_of(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return dict(result.structured_content["images"][0])


def size_of(path: str) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def test_an_agent_paints_and_finishes_pictures_that_lie_in_a_folder(tmp_path: Path) -> None:
    async def work() -> None:
        async with agent(tmp_path) as client:
            told: list[str | None] = []

            async def progressed(progress: float, total: float | None, message: str | None) -> None:
                told.append(message)

            painted = await client.call_tool("generate_image", {"prompt": "a hill"}, progress_callback=progressed)
            first = image_of(painted)
            assert told
            assert size_of(first["address"]) == (first["width"], first["height"])
            narrow = {"image": first["address"], "operations": [{"type": "resize", "width": 90}]}
            second = image_of(await client.call_tool("edit_image", narrow))
            assert size_of(second["address"])[0] == 90
            assert size_of(first["address"])[0] == first["width"]  # nothing is written over
            back = image_of(await client.call_tool("undo", {"image": first["image"]}))
            assert back["address"] == first["address"]

    asyncio.run(work())


def test_a_file_of_this_machine_is_taken_in_and_one_that_is_not_there_is_named(tmp_path: Path) -> None:
    photo = tmp_path / "my photo.png"
    Image.effect_noise((400, 300), 60).save(photo)

    async def work() -> None:
        async with agent(tmp_path) as client:
            said = {"image": photo.as_uri(), "target": "20KB"}
            small = image_of(await client.call_tool("compress_image", said))
            assert Path(small["address"]).stat().st_size <= 20_000
            none = await client.call_tool("compress_image", {"image": str(tmp_path / "none.png")})
            assert none.is_error
            assert none.structured_content is not None
            assert none.structured_content["code"] == "no_such_file"

    before = photo.read_bytes()
    asyncio.run(work())
    assert photo.read_bytes() == before
