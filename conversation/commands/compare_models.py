"""`/compare-models`: the same prompt painted by several models, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.events import Event
from conversation.generation.model_comparison import ModelComparison, models_behind, models_called, paint_compared
from imaging.declaration import option


@dataclass(frozen=True)
class CompareModels(Command):
    """Paint the same prompt with several models, side by side."""

    name: ClassVar[str] = "compare-models"
    icon: ClassVar[str] = "compare"
    group: ClassVar[str] = "make"
    local: ClassVar[bool] = False
    tool: ClassVar[str] = ""
    about: ClassVar[str] = "named"
    free_argument: ClassVar[str] = "prompt"
    examples: ClassVar[tuple[str, ...]] = ("a fox in the snow models=“FLUX, Gemini”",)

    prompt: str = option("what the pictures should show")
    models: str = option("two to four models, by name, with commas between them", default="")
    blind: bool = option("show which model painted which once you picked one", default=False)
    aspect: str = option("width:height, such as 3:2", default="")

    def run(self, turn: Turn) -> Iterator[Event]:
        prompt, models = self.prompt, models_called(turn, self.models or turn.options.compare_models)
        if not models:
            prompt, models = models_behind(turn, self.prompt)
        yield from paint_compared(turn, ModelComparison(prompt, models, self.blind or turn.options.blind, self.aspect))
