"""`genimg mcp` at work: the studio's tools over stdin and stdout, and its pictures as files."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_hex
from typing import IO, Any
from urllib.parse import unquote, urlsplit

import anyio
from gevent.fileobject import FileObjectPosix
from mcp.server.stdio import stdio_server

from conversation.agent_tools.workshop import Agent
from conversation.edit_context import PictureVersion
from conversation.errors import BadRequest
from conversation.recipe import VERSION
from conversation.services.program_turns import ProgramTurns, SentPicture
from genimg.assembly import read_settings
from genimg.conversing import own_conversation
from genimg.exit_codes import DONE
from genimg.outputs import Destination
from server.app import create_app
from server.mcp.protocol_server import ProtocolServer
from server.mcp.shared_loop import UnseenLoop
from storage.disk.errors import disk_told

STDIN, STDOUT, STDERR = 0, 1, 2


@dataclass
class FolderAddresses:
    """Pictures as files of a folder: each version is written when somebody is told where it is. See `Addresses`."""

    folder: Path
    turns: ProgramTurns
    elsewhere: Callable[[str], SentPicture]
    """What lies at addresses of the web."""
    written: dict[str, str] = field(default_factory=dict)
    """Paths by the ids of versions."""
    images: dict[str, str] = field(default_factory=dict)
    """Ids of images by paths."""

    def of(self, agent: Agent, picture: PictureVersion) -> str:
        """Its path; empty for a file as it came, which is where it came from."""
        image, version = picture.image, picture.version
        if version.as_it_came:
            return ""
        if version.id not in self.written:
            word = version.media_type.partition("/")[2]
            word = word if word in ("png", "jpeg", "webp") else "png"
            data, media_type = self.turns.file(agent.owner, image, word, version=version.id)
            stem = Path(image.title or "picture").name.replace("/", "-")
            path = Destination(f"{self.folder}/", "").write_new(stem, data, media_type)
            self.written[version.id] = path
            self.images[path] = image.id
        return self.written[version.id]

    def owned(self, agent: Agent, address: str) -> str:
        return self.images.get(path_of(address), "")

    def found(self, address: str) -> SentPicture:
        if address.startswith(("https:", "http:", "data:")):
            return self.elsewhere(address)
        path = Path(path_of(address))
        if not path.is_file():
            raise BadRequest(f"There is no file {path}", "Look at its name and folder.", code="no_such_file")
        with disk_told():
            return SentPicture(path.name, path.read_bytes())


def path_of(address: str) -> str:
    """What a `file:` address or a path of this machine names."""
    parts = urlsplit(address)
    return unquote(parts.path) if parts.scheme == "file" else str(Path(address).expanduser())


def serve(out: str) -> int:
    """Answers until stdin ends. The exit code."""
    folder = Path(out).expanduser()
    if folder.exists() and not folder.is_dir():
        raise BadRequest(f"{out} is a file", "Name a folder for the pictures.", code="bad_arguments")
    with standard_streams() as (incoming, outgoing), own_conversation(read_settings()) as talk:
        atelier = create_app(talk.work.settings, talk.storage, talk.work.pixels, talk.catalogues, token_hex())
        try:
            workshop = atelier.agents.workshop
            workshop = replace(workshop, addresses=FolderAddresses(folder, workshop.turns, workshop.addresses.found))
            agent = Agent(talk.owner, administers=True)
            with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(UnseenLoop())) as runner:
                runner.run(_serve(ProtocolServer(workshop, lambda _: agent, VERSION), incoming, outgoing))
        finally:
            atelier.close()
    return DONE


async def _serve(protocol: ProtocolServer, incoming: IO[str], outgoing: IO[str]) -> None:
    server = protocol.server
    async with stdio_server(anyio.wrap_file(incoming), anyio.wrap_file(outgoing)) as (read, write):
        await server.run(read, write, server.create_initialization_options())


@contextmanager
def standard_streams() -> Iterator[tuple[Any, Any]]:
    """stdin and stdout for the protocol alone, read and written among greenlets: what else this process or the workers
    print goes to stderr."""
    mine = os.dup(STDIN), os.dup(STDOUT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, STDIN)
    os.dup2(STDERR, STDOUT)
    os.close(nothing)
    incoming = FileObjectPosix(mine[0], "r", encoding="utf-8", errors="replace")
    outgoing = FileObjectPosix(mine[1], "w", encoding="utf-8")
    try:
        yield incoming, outgoing
    finally:
        os.dup2(mine[1], STDOUT)
        incoming.close()
        outgoing.close()
