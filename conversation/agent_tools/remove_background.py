"""`remove_background`: the subject of a picture, cut out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import MaxLen

from conversation.agent_tools.tool import AgentTool, Stages
from conversation.agent_tools.turn_answer import answered
from conversation.agent_tools.workshop import Agent, Workshop
from conversation.commands.nobg import Nobg
from conversation.errors import BadRequest
from conversation.ports.accounts import Scope
from conversation.sentences import say, sentence_of
from conversation.services.program_turns import ProgramOrder
from conversation.slash import to_slash
from imaging.declaration import Impossible


@dataclass(frozen=True)
class RemoveBackground(AgentTool):
    """Cut the subject of a picture out of its background. Free, on the studio's machine."""

    name: ClassVar[str] = "remove_background"
    title: ClassVar[str] = "Remove a background"
    scopes: ClassVar[tuple[Scope, ...]] = ("finish",)

    image: Annotated[str, MaxLen(40_000_000)]
    """The picture: its id or URI from another answer, an https address, or a data: address."""
    background: Annotated[str, MaxLen(40)] = "none"
    """What goes behind it: none, blur (the original out of focus), or a colour such as white or #ff8800."""
    method: Annotated[str, MaxLen(40)] = ""
    """A model that cuts out, such as isnet-general-use, or simple; left out, the best that is on the machine."""
    edges: Literal["", "soft", "plain"] = ""
    """soft works out hair and fur afresh."""

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        options: dict[str, Any] = {"background": self.background, "method": self.method, "edges": self.edges}
        try:
            wish = Nobg.from_values({name: value for name, value in options.items() if value})
        except Impossible as error:
            title = say("bad_cutout", "It can’t be cut out like that")
            raise BadRequest(title, sentence_of(str(error)), code="bad_arguments") from error
        image = workshop.picture(agent, self.image)
        order = ProgramOrder(agent.owner, to_slash(wish), image=image.id, administers=agent.administers)
        return (yield from answered(workshop, order))
