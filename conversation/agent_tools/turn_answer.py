"""What a turn for an agent says on its way, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversation.agent_tools.tool import Stage, Stages, ToolAnswer
from conversation.agent_tools.workshop import Workshop, described, shown
from conversation.generators import translated
from conversation.services.call_cost import CallCost
from conversation.services.program_turns import ProgramOrder, ProgramResult, nothing_made


def answered(workshop: Workshop, order: ProgramOrder) -> Stages:
    """A turn, run to its end. Raises `Told`, also for a question that nobody is there to answer."""
    result = yield from translated(workshop.turns.run(order), stage_of)
    if result.reply.question is not None:
        raise nothing_made(result)
    return answer_of(result)


def stage_of(event: Mapping[str, Any]) -> Stage | None:
    """An event of a turn as a stage; None where it says nothing of how far it is."""
    if event["type"] == "StatusChanged":
        return Stage(event["text"])
    if event["type"] == "ImageProgress":
        return Stage(event["note"] or "Painting", event["fraction"])
    return None


def answer_of(result: ProgramResult) -> ToolAnswer:
    """Its pictures and its words."""
    pictures, cost = tuple(shown(image) for image in result.images), CallCost.of(result.reply.usage).dollars
    lines = [described(each) for each in pictures]
    price = "It is not known what it cost." if cost is None else f"It cost ${cost:.4f}." if cost else "It was free."
    text = "\n".join(filter(None, (result.reply.text.strip(), *lines, price)))
    return ToolAnswer(text, pictures, facts={"cost": cost, "conversation": conversation_of(result)})


def conversation_of(result: ProgramResult) -> str | None:
    return result.images[0].conversation if result.images else None
