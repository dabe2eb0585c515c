"""`get_image`: a picture to look at, and how it came to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from annotated_types import MaxLen

from conversation.agent_tools.tool import AgentTool, Stages, ToolAnswer
from conversation.agent_tools.workshop import Agent, Workshop, described
from conversation.ports.accounts import Scope
from conversation.serialization import to_json


@dataclass(frozen=True)
class GetImage(AgentTool):
    """Look at a picture of the studio, and read how it came to be: its versions, and the receipt of the one
    that is shown, with what it was made from, all values, model, prompts, seed, cost and times."""

    name: ClassVar[str] = "get_image"
    title: ClassVar[str] = "Look at a picture"
    scopes: ClassVar[tuple[Scope, ...]] = ("read",)
    reads: ClassVar[bool] = True

    image: Annotated[str, MaxLen(2_000)]
    """Its id or URI from another answer."""
    version: Annotated[str, MaxLen(100)] = ""
    """Id of a version; left out, as it is now."""

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        yield None
        found = workshop.picture(agent, self.image)
        picture = workshop.version(agent, found.id, self.version or None)
        history = workshop.editing.history(agent.owner, found.id)
        steps = [
            {"version": each.version.id, "did": f"{each.did}", "current": each.current, "made": each.version.created}
            for each in history.steps
        ]
        lines = [f"{place}. {each['did']}, version {each['version']}" for place, each in enumerate(steps, start=1)]
        receipt = to_json(workshop.receipts.receipt(agent.owner, found.id, picture.version.id))
        facts = {"versions": steps, "receipt": receipt}
        return ToolAnswer("\n".join([described(picture), *lines]), (picture,), facts=facts)
