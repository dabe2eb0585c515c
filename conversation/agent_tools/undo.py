"""`undo`: a picture as it was before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from annotated_types import Ge, Le, MaxLen

from conversation.agent_tools.tool import AgentTool, Stages, ToolAnswer
from conversation.agent_tools.workshop import Agent, Workshop, described, shown
from conversation.ports.accounts import Scope


@dataclass(frozen=True)
class UndoEdit(AgentTool):
    """Take changes of a picture back. Nothing is lost: get_image lists every version."""

    name: ClassVar[str] = "undo"
    title: ClassVar[str] = "Undo"
    scopes: ClassVar[tuple[Scope, ...]] = ("finish",)

    image: Annotated[str, MaxLen(2_000)]
    """Its id or URI from another answer."""
    steps: Annotated[int, Ge(1), Le(1_000)] = 1
    """How many changes; more than there are lead to the first version."""

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        yield None
        found = workshop.picture(agent, self.image)
        before = shown(workshop.editing.undo(agent.owner, found.id, self.steps))
        return ToolAnswer(described(before), (before,))
