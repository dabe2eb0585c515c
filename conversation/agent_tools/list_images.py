"""`list_images`: which pictures there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le, MaxLen

from conversation.agent_tools.tool import AgentTool, Stages, ToolAnswer
from conversation.agent_tools.workshop import Agent, Workshop, described
from conversation.ports.accounts import Scope
from conversation.ports.gallery import GalleryFilter
from conversation.versions.gallery_search import searched


@dataclass(frozen=True)
class ListImages(AgentTool):
    """List the pictures of the studio, the newest first, or those that words find."""

    name: ClassVar[str] = "list_images"
    title: ClassVar[str] = "List pictures"
    scopes: ClassVar[tuple[Scope, ...]] = ("read",)
    reads: ClassVar[bool] = True

    query: Annotated[str, MaxLen(500)] = ""
    """Words of titles and prompts, all of which must be there; “made with flux” names the model, “over $0.05” and
    “under 2 cents” what it cost."""
    kind: Literal["", "painted", "edited", "cutout", "compressed", "uploaded"] = ""
    """What they count as."""
    limit: Annotated[int, Ge(1), Le(50)] = 20
    after: Annotated[str, MaxLen(200)] = ""
    """`next` of the answer before, for those that follow."""

    def run(self, workshop: Workshop, agent: Agent) -> Stages:
        """See `AgentTool`."""
        yield None
        wanted = searched(GalleryFilter(self.kind, text=self.query), lambda: workshop.models(agent.owner))
        page = workshop.gallery.page(agent.owner, wanted, after=self.after or None, limit=self.limit)
        pictures = tuple(workshop.version(agent, each.id, each.version) for each in page.pictures)
        lines = [described(each) for each in pictures] or ["There are no such pictures."]
        more = [f"There are more: after={page.next}"] if page.next else []
        return ToolAnswer("\n".join([*lines, *more]), pictures, shown=False, facts={"next": page.next})
