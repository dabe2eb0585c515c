"""A tool that an agent calls: a frozen dataclass whose fields are its arguments, and whose docstring describes it.

`server/mcp` offers them over the Model Context Protocol; its counterpart for a chat model of a conversation is
`conversation/chat/tool_schemas.py`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from conversation.agent_tools.workshop import Agent, Workshop
from conversation.edit_context import PictureVersion
from conversation.ports.accounts import Scope


@dataclass(frozen=True)
class Stage:
    """How far it is."""

    text: str
    share: float | None = None
    """0 to 1 where that is known."""


@dataclass(frozen=True)
class ToolAnswer:
    """What came of a call."""

    text: str
    """For the agent to read."""
    pictures: tuple[PictureVersion, ...] = ()
    shown: bool = True
    """The pictures come along, small enough to be looked at; else only where they are."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """JSON-ready, beside the pictures."""


Stages = Generator[Stage | None, None, ToolAnswer]
"""None is a sign of life."""


@dataclass(frozen=True)
class AgentTool(ABC):
    """Base of all tools. An argument without a default must be given."""

    name: ClassVar[str]
    title: ClassVar[str]
    """As a person reads it."""
    scopes: ClassVar[tuple[Scope, ...]]
    """What a token has to be good for; of several one suffices for some calls."""
    reads: ClassVar[bool] = False
    """It changes nothing."""
    outside: ClassVar[bool] = False
    """It may ask a model elsewhere, and cost something."""

    @classmethod
    def more(cls, workshop: Workshop) -> Mapping[str, str]:
        """What else there is to know of arguments, by their names."""
        return {}

    def needed(self) -> tuple[Scope, ...]:
        """The scopes of which this call needs one."""
        return self.scopes

    @abstractmethod
    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """Closing it ends the work. Raises `Told`."""
