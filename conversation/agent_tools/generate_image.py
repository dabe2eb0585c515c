"""`generate_image`: pictures of a prompt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from annotated_types import Ge, Le, MaxLen

from conversation.agent_tools.tool import AgentTool, Stages
from conversation.agent_tools.turn_answer import answered
from conversation.agent_tools.workshop import Agent, Workshop
from conversation.ports.accounts import Scope
from conversation.services.program_models import named
from conversation.services.program_orders import choices_of, prompted, words_of
from conversation.services.program_turns import ProgramOrder


@dataclass(frozen=True)
class GenerateImage(AgentTool):
    """Paint pictures of a prompt, by the best model that is connected or by one that is named. They are kept in the
    studio: the answer has their ids, by which the other tools change them."""

    name: ClassVar[str] = "generate_image"
    title: ClassVar[str] = "Paint a picture"
    scopes: ClassVar[tuple[Scope, ...]] = ("make",)
    outside: ClassVar[bool] = True

    prompt: Annotated[str, MaxLen(20_000)]
    """What is to be seen. It is sent to the model as it is."""
    model: Annotated[str, MaxLen(200)] = "auto"
    """auto, or the id or name of a model that is connected."""
    n: Annotated[int, Ge(1), Le(10)] = 1
    """How many pictures."""
    size: Annotated[str, MaxLen(20)] = "auto"
    """1536x1024 chooses the nearest shape that the model has, 2K a resolution of its."""
    quality: Annotated[str, MaxLen(20)] = "auto"
    background: Annotated[str, MaxLen(20)] = "auto"
    """transparent or opaque, where the model has the choice."""
    seed: int | None = None
    """The same seed and prompt give the same picture, where the model has seeds."""
    confirm: bool = False
    """Yes to what would be asked before a dear picture; only when the person agreed."""

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        model = named(self.model, workshop.models(agent.owner), "image")
        text, options = words_of(prompted(self.prompt), model, edits=False)
        options = {**options, **choices_of(self)}
        order = ProgramOrder(agent.owner, text, (), options, confirm=self.confirm, administers=agent.administers)
        return (yield from answered(workshop, order))
