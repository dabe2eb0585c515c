"""The protocol's server, by the `mcp` package: which tools and pictures there are, and what calling them does.

It is the same over HTTP (`web_transport.py`) and over stdio (`genimg mcp`); who calls is told by `agent_of`.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Callable, Generator
from typing import Any, TypeVar

from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    BlobResourceContents,
    CallToolRequestParams,
    CallToolResult,
    ContentBlock,
    ImageContent,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceLink,
    ResourceTemplate,
    TextContent,
)

from conversation.agent_tools import AGENT_TOOLS
from conversation.agent_tools.tool import Stage, ToolAnswer
from conversation.agent_tools.workshop import SCHEME, Agent, Workshop, named_by, uri_of
from conversation.edit_context import PictureVersion
from conversation.errors import NotFound, Told
from conversation.ports.accounts import Scope
from conversation.ports.gallery import GalleryFilter
from conversation.services.account_access import check
from server.mcp.shared_loop import in_greenlet
from server.mcp.tool_schema import listed, read

log = logging.getLogger(__name__)
Context = ServerRequestContext[Any, Any]
Read = TypeVar("Read")
LISTED = 50
"""Pictures on a page of resources."""
LOOKING: tuple[Scope, ...] = ("read",)
"""What a token has to be good for that lists pictures and reads them."""
MOST_SHOWN = 4
"""Pictures that come along with one answer."""
INSTRUCTIONS = """\
Atelier paints, edits and finishes pictures, and keeps them with every version. generate_image gives ids; edit_image, \
compress_image, remove_background and undo take them. What is done on the studio's machine is free; a picture painted \
by a connected model may cost something, which each answer says."""


class ProtocolServer:
    """Answers agents."""

    def __init__(self, workshop: Workshop, agent_of: Callable[[Context], Agent], version: str) -> None:
        self.workshop, self.agent_of = workshop, agent_of
        self.tools = {tool.name: tool for tool in AGENT_TOOLS}
        self.server: Server[Any] = Server(
            "atelier",
            version=version,
            title="Atelier",
            instructions=INSTRUCTIONS,
            on_list_tools=self.list_tools,
            on_call_tool=self.call_tool,
            on_list_resources=self.list_resources,
            on_list_resource_templates=self.list_templates,
            on_read_resource=self.read_resource,
        )

    async def list_tools(self, context: Context, params: PaginatedRequestParams | None) -> ListToolsResult:
        """Those that the agent's token is good for."""
        agent = self.agent_of(context)
        return ListToolsResult(tools=[listed(tool, self.workshop) for tool in AGENT_TOOLS if agent.may(tool.scopes)])

    async def call_tool(self, context: Context, params: CallToolRequestParams) -> CallToolResult:
        """A failure that a person can mend is an answer, so that the agent reads it."""
        tool = self.tools.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"There is no tool {params.name[:50]}. There is {', '.join(self.tools)}.")
        agent, progress = self.agent_of(context), StageNotes(context)
        try:
            call = read(tool, params.arguments or {})
            check(agent.token, call.needed())
            return await in_greenlet(lambda: self.answered(call.run(self.workshop, agent), agent), progress.tell)
        except Told as told:
            return failed(told)
        except Exception as error:
            log.exception("the tool %s met a bug", params.name)
            raise MCPError(INTERNAL_ERROR, "Atelier ran into a bug of its own. Its log says which.") from error

    def answered(
        self, steps: Generator[Stage | None, None, ToolAnswer], agent: Agent
    ) -> Generator[Stage | None, None, CallToolResult]:
        """What came of a call, as the protocol has it. Pictures are read here, beside the loop."""
        answer = yield from steps
        content: list[ContentBlock] = [TextContent(text=answer.text)]
        for picture in answer.pictures[:MOST_SHOWN] if answer.shown else ():
            seen = self.workshop.look(agent, picture)
            content.append(ImageContent(data=b64encode(seen.data).decode(), mime_type=seen.media_type))
        content.extend(link(picture) for picture in answer.pictures)
        images = [self.workshop.sheet(agent, picture) for picture in answer.pictures]
        return CallToolResult(content=content, structured_content={**answer.facts, "images": images})

    async def list_resources(self, context: Context, params: PaginatedRequestParams | None) -> ListResourcesResult:
        """The newest pictures, a page at a time."""
        agent, after = self.agent_of(context), params.cursor if params else None

        def found() -> Generator[None, None, ListResourcesResult]:
            yield
            check(agent.token, LOOKING)
            page = self.workshop.gallery.page(agent.owner, GalleryFilter(), after=after, limit=LISTED)
            pictures = [self.workshop.version(agent, each.id, each.version) for each in page.pictures]
            return ListResourcesResult(resources=[resource(each) for each in pictures], next_cursor=page.next)

        return await reading(found)

    async def list_templates(
        self, context: Context, params: PaginatedRequestParams | None
    ) -> ListResourceTemplatesResult:
        """How every picture is named."""
        now = ResourceTemplate(name="picture", title="A picture as it is now", uri_template=f"{SCHEME}{{image}}")
        past = f"{SCHEME}{{image}}/versions/{{version}}"
        then = ResourceTemplate(name="version", title="A version of a picture", uri_template=past)
        return ListResourceTemplatesResult(resource_templates=[now, then])

    async def read_resource(self, context: Context, params: ReadResourceRequestParams) -> ReadResourceResult:
        """The file of a picture, without anything private."""
        agent = self.agent_of(context)

        def found() -> Generator[None, None, ReadResourceResult]:
            yield
            check(agent.token, LOOKING)
            picture = self.workshop.version(agent, *named_by(str(params.uri)))
            data, media_type = self.workshop.carried(agent, picture)
            blob = b64encode(data).decode()
            return ReadResourceResult(contents=[BlobResourceContents(uri=params.uri, mime_type=media_type, blob=blob)])

        return await reading(found)


class StageNotes:
    """Tells stages as they come; the protocol wants a number that only grows."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.share = 0.0

    async def tell(self, stage: Stage | None) -> None:
        """A stage of unknown share comes halfway nearer to the end, which it never reaches."""
        if stage is None:
            return
        known = 0.0 if stage.share is None else min(stage.share, 0.99)
        self.share = known if known > self.share else self.share + (1 - self.share) / 50
        await self.context.session.report_progress(round(self.share, 6), 1.0, f"{stage.text}")


async def reading(work: Callable[[], Generator[None, None, Read]]) -> Read:
    """What is read beside the loop. Raises `MCPError`."""
    try:
        return await in_greenlet(work, _nothing)
    except NotFound as told:
        raise MCPError(INVALID_PARAMS, str(told)) from told
    except Told as told:
        raise MCPError(INTERNAL_ERROR, str(told)) from told


async def _nothing(step: None) -> None:
    """Nobody is told."""


def failed(told: Told) -> CallToolResult:
    """What happened, why and what to do, for the agent to read."""
    about = {"code": told.code, "retry_after": told.retry_after}
    return CallToolResult(content=[TextContent(text=str(told))], structured_content=about, is_error=True)


def resource(picture: PictureVersion) -> Resource:
    image, version = picture.image, picture.version
    return Resource(
        uri=uri_of(picture), name=image.title, title=image.title, mime_type=version.media_type, size=version.bytes
    )


def link(picture: PictureVersion) -> ResourceLink:
    return ResourceLink(**resource(picture).model_dump(exclude_none=True))
