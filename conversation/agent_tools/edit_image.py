"""`edit_image`: a picture changed by words, or by operations with exact values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from annotated_types import MaxLen

from conversation.agent_tools.tool import AgentTool, Stage, Stages, ToolAnswer
from conversation.agent_tools.turn_answer import answered
from conversation.agent_tools.workshop import Agent, Workshop, described, shown
from conversation.editing.operations_json import MOST
from conversation.errors import BadRequest
from conversation.ports.accounts import Scope
from conversation.sentences import say, sentence_of
from conversation.services.program_models import named
from conversation.services.program_orders import words_of
from conversation.services.program_turns import ProgramOrder


@dataclass(frozen=True)
class EditImage(AgentTool):
    """Change a picture: by words (“make it warmer, and crop it to 3:2”, “put a hat on the fox”), or by operations with
    exact values, which are free and done on the studio's machine. Each change makes a version that undo takes back."""

    name: ClassVar[str] = "edit_image"
    title: ClassVar[str] = "Change a picture"
    scopes: ClassVar[tuple[Scope, ...]] = ("make", "finish")
    outside: ClassVar[bool] = True

    image: Annotated[str, MaxLen(40_000_000)]
    """The picture: its id or URI from another answer, an https address, or a data: address."""
    words: Annotated[str, MaxLen(20_000)] = ""
    """What is to change, as one says it. What the studio can do itself it does; else an image model is asked."""
    operations: Annotated[tuple[Mapping[str, Any], ...], MaxLen(MOST)] = ()
    """In place of words, done one after the other: {"type": "crop", "ratio": "3:2"}, {"type": "greyscale"}."""
    references: Annotated[tuple[str, ...], MaxLen(8)] = ()
    """Other pictures that the words speak of, named as `image` is."""
    model: Annotated[str, MaxLen(200)] = "auto"
    """auto, or an image model that is to repaint it."""
    confirm: bool = False
    """Yes to what would be asked before a dear picture; only when the person agreed."""

    @classmethod
    def more(cls, workshop: Workshop) -> Mapping[str, str]:
        """See `AgentTool`."""
        kinds = (
            f"{each['type']}({', '.join(one['name'] for one in each['options'])})"
            for each in workshop.editing.operations()
        )
        return {"operations": f"Types with their options: {'; '.join(kinds)}."}

    def needed(self) -> tuple[Scope, ...]:
        """Operations are computed here, for free; words may ask a model."""
        return ("finish",) if self.operations else ("make",)

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        if bool(self.words.strip()) == bool(self.operations):
            title = say("bad_request", "This request can’t be understood")
            raise BadRequest(title, sentence_of("say either words or operations"), code="bad_request")
        image = workshop.picture(agent, self.image)
        if self.operations:
            yield Stage("Computing")
            edited = shown(workshop.editing.operate(agent.owner, image.id, list(self.operations)))
            return ToolAnswer(described(edited), (edited,), facts={"cost": 0.0, "conversation": image.conversation})
        files = tuple(workshop.file(agent, each) for each in self.references)
        model = named(self.model, workshop.models(agent.owner), "image")
        text, options = words_of(self.words.strip(), model, edits=True)
        order = ProgramOrder(
            agent.owner, text, files, options, image.id, confirm=self.confirm, administers=agent.administers
        )
        return (yield from answered(workshop, order))
