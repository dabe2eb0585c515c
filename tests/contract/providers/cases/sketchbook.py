"""The Sketchbook, which calls nobody."""

from __future__ import annotations

from conversation.llm.no_model import TALKING
from providers.sketchbook import SKETCHBOOK
from tests.contract.providers.case import Case, Chats, Images

CASE = Case(
    provider=SKETCHBOOK,
    images=Images(painting=("sketch",)),
    chats=Chats(talking=("notes",), first_words={"notes": TALKING}),
)
