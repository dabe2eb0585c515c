"""Streamable HTTP for agents: requests of the studio's own server, handed to the `mcp` package and back.

The package wants an ASGI server; this is as much of one as a single address needs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, MutableMapping
from typing import Any

from gevent.queue import SimpleQueue
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings

from conversation.agent_tools.workshop import Agent, Workshop
from endpoints.services import AgentCall, AgentReply
from server.mcp.protocol_server import Context, ProtocolServer
from server.mcp.shared_loop import SharedLoop

Message = MutableMapping[str, Any]
AGENT = "atelier.agent"
"""Where a request says who calls."""
PATIENCE = 60.0
"""Seconds in which the package answers with a status, which it does before any tool runs."""


def web_transport(workshop: Workshop, version: str, most: int) -> WebTransport:
    """`most`: bytes of a request."""
    return WebTransport(workshop, version, most)


class WebTransport:
    """All sessions of agents over HTTP."""

    def __init__(self, workshop: Workshop, version: str, most: int) -> None:
        self.loop = SharedLoop()
        self.manager = StreamableHTTPSessionManager(
            ProtocolServer(workshop, agent_of, version).server,
            max_request_body_size=most,
            # whoever has a token is no page elsewhere, and hosts are checked before anything is
            security_settings=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        self.begun = asyncio.Event()
        self.loop.spawn(self._run())

    def answer(self, call: AgentCall) -> AgentReply:
        """What the package answers, bit by bit. Closing the body tells it that nobody reads any more."""
        exchange = AgentExchange(self.loop, call)
        self.loop.spawn(self._handle(exchange))
        start = exchange.sent.get(timeout=PATIENCE)
        if start is None:
            return AgentReply(500, (), iter(()))
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"])
        return AgentReply(start["status"], headers, exchange.body())

    def close(self) -> None:
        """Ends all sessions."""
        self.loop.close()

    async def _run(self) -> None:
        async with self.manager.run():
            self.begun.set()
            await asyncio.Event().wait()

    async def _handle(self, exchange: AgentExchange) -> None:
        try:
            await self.begun.wait()
            await self.manager.handle_request(exchange.scope, exchange.receive, exchange.send)
        finally:
            exchange.sent.put(None)


class AgentExchange:
    """One request and its answer, on both sides of the loop."""

    def __init__(self, loop: SharedLoop, call: AgentCall) -> None:
        self.loop, self.call = loop, call
        self.sent: SimpleQueue[Message | None] = SimpleQueue()
        """What the package sends; None is its end."""
        self.left = asyncio.Event()
        self.read = False

    @property
    def scope(self) -> Message:
        """As ASGI describes a request."""
        token = AccessToken(token="", client_id=self.call.owner, scopes=[])
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.call.headers]
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": self.call.method,
            "scheme": "http",
            "path": self.call.path,
            "raw_path": self.call.path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": headers,
            "user": AuthenticatedUser(token),  # a session answers nobody but who began it
            AGENT: Agent(self.call.owner, self.call.administers, self.call.base, self.call.token),
        }

    async def receive(self) -> Message:
        """The body, then that nobody is there any more, once that is so."""
        if not self.read:
            self.read = True
            return {"type": "http.request", "body": self.call.body, "more_body": False}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.put(message)

    def body(self) -> Iterator[bytes]:
        try:
            while (message := self.sent.get()) is not None:
                if message["type"] == "http.response.body":
                    yield message.get("body", b"")
                    if not message.get("more_body", False):
                        return
        finally:
            self.loop.soon(self.left.set)


def agent_of(context: Context) -> Agent:
    """Who sent the request that is answered now."""
    assert context.request is not None
    agent: Agent = context.request.scope[AGENT]
    return agent
