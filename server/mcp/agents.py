"""Agents at the studio: the `mcp` package is loaded with the first of them, in a thread beside the loop."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from gevent.lock import RLock

from conversation.agent_tools.workshop import Agent, Workshop
from conversation.edit_context import PictureVersion
from conversation.services.program_orders import sent_picture
from conversation.services.program_turns import SentPicture
from conversation.services.uploads import UploadService
from endpoints.services import AgentCall, AgentReply, LinkedPicture, Links
from server.threads import in_a_thread

HOURS = 30 * 24.0
"""For which the address of a picture works in an agent's conversation, which is read again later."""
FILES = "v1/files/"


class Agents:
    """See `AgentAccess` in `endpoints/services.py`."""

    def __init__(self, workshop: Workshop, version: str, most: int) -> None:
        self.workshop, self.version, self.most = workshop, version, most
        self.loading = RLock()
        self.transport: Any = None

    def answer(self, call: AgentCall) -> AgentReply:
        with self.loading:
            if self.transport is None:
                module = in_a_thread(import_module, "server.mcp.web_transport")
                self.transport = module.web_transport(self.workshop, self.version, self.most)
        reply: AgentReply = self.transport.answer(call)
        return reply

    def close(self) -> None:
        """Ends all sessions."""
        if self.transport is not None:
            self.transport.close()


class SignedAddresses:
    """Pictures of the studio by addresses that work for a while without a token. See `Addresses`."""

    def __init__(self, links: Links, uploads: UploadService) -> None:
        self.links, self.uploads = links, uploads

    def of(self, agent: Agent, picture: PictureVersion) -> str:
        linked = LinkedPicture(agent.owner, picture.image.id, picture.version.id, HOURS)
        return f"{agent.base}{FILES}{self.links.sign(linked)}"

    def owned(self, agent: Agent, address: str) -> str:
        begins, _, signed = address.rpartition(FILES)
        return self.links.owned(agent.owner, signed) if begins else ""

    def found(self, address: str) -> SentPicture:
        return sent_picture(address, 1, self.uploads.found)
