"""`compress_image`: a picture as small as it has to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen

from conversation.agent_tools.tool import AgentTool, Stage, Stages, ToolAnswer
from conversation.agent_tools.workshop import Agent, Workshop, described, shown
from conversation.ports.accounts import Scope
from conversation.sentences import in_bytes


@dataclass(frozen=True)
class CompressImage(AgentTool):
    """Make a picture small enough, at the best quality that fits. Free, on the studio's machine."""

    name: ClassVar[str] = "compress_image"
    title: ClassVar[str] = "Make a picture small"
    scopes: ClassVar[tuple[Scope, ...]] = ("finish",)

    image: Annotated[str, MaxLen(40_000_000)]
    """The picture: its id or URI from another answer, an https address, or a data: address."""
    target: Annotated[str, MaxLen(20)] = ""
    """The largest file it may be: 300KB, 1.5MB. Left out, a size that suits mail."""
    format: Literal["", "auto", "jpeg", "png", "webp", "avif"] = ""
    """auto picks what suits it."""
    size: Annotated[str, MaxLen(20)] = ""
    """The largest box it may fill, in pixels: 1200, or 1200x800."""
    quality: Annotated[int, Ge(0), Le(100)] = 0
    """1 to 100 in place of a target; 0 leaves it to the studio."""

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        image = workshop.picture(agent, self.image)
        yield Stage("Compressing")
        named = {"target": self.target, "format": self.format, "size": self.size, "quality": self.quality}
        wishes: dict[str, Any] = {name: value for name, value in named.items() if value}
        done = workshop.editing.compress(agent.owner, image.id, wishes)
        result = shown(done.image)
        before = in_bytes(done.before.bytes)
        said = f"From {before} to {in_bytes(result.version.bytes)}." if done.made else f"It stays as it is, {before}."
        facts = {"before": done.before.bytes, "after": result.version.bytes, "cost": 0.0}
        return ToolAnswer(f"{said}\n{described(result)}", (result,), facts=facts)
