"""`/restyle as an oil painting`: a picture painted over in another style, as far from it as one says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.errors import BadRequest, Told
from conversation.events import Event
from conversation.generation.retouching.restyler import restyler
from conversation.generation.retouching.specialist import Retouching, price_by, retouch
from conversation.llm.estimates import Estimate
from conversation.sentences import say
from conversation.slash import said_in
from conversation.target import no_picture
from imaging.declaration import option

USUAL = 0.5
"""Clearly another style, and clearly the same picture."""
LIGHTLY, BOLDLY = 0.34, 0.67
HOW_FAR = (
    (LIGHTLY, "only lightly, so that nearly everything stays"),
    (BOLDLY, "clearly, keeping the composition and what is to be seen"),
    (1.0, "boldly and freely, keeping only the main subject and the composition"),
)
"""What a model is told that knows no strength, up to which one."""
RESTYLE = "Restyle this picture {how}. The style:"


@dataclass(frozen=True)
class Restyle(Command):
    """Have a model paint a picture over in another style, from a touch of it to something freely made after it."""

    name: ClassVar[str] = "restyle"
    icon: ClassVar[str] = "style"
    group: ClassVar[str] = "retouch"
    local: ClassVar[bool] = False
    asks: ClassVar[bool] = True
    free_argument: ClassVar[str] = "prompt"
    examples: ClassVar[tuple[str, ...]] = ("as an oil painting", "pencil sketch strength=0.3", "in neon strength=80%")

    prompt: str = option("the style, in words", brief="the style")
    strength: float = option(
        "how far to go: 0 leaves it nearly as it is, 1 keeps hardly anything",
        default=USUAL,
        low=0,
        high=1,
        percent="share",
        brief="1 keeps little",
    )
    model: str = option("who paints it; the best that can where nobody is named", default="", typed=True)
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.prompt.strip():
            raise BadRequest(
                say("missing_style_words", "Say which style"),
                say("missing_style_words_text", "For example: /restyle as an oil painting"),
                code="missing_prompt",
            )

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        model = restyler(turn, self.model)
        if model is None:
            raise Told(
                say("no_restyler", "No connected model can paint a picture over"),
                say(
                    "no_restyler_text",
                    "Connect Recraft or OpenAI in Settings → Providers, or run Stable Diffusion WebUI or ComfyUI on "
                    "your own machine. Black and white, sepia and filters are done here: /greyscale, /sepia.",
                ),
                code="no_restyler",
                status=409,
            )
        prompt, able = self.prompt.strip(), model.abilities
        sent = prompt if able.strength else f"{self._how()} {prompt}"
        done = say("done_restyle", "Restyled by {model}", model=model.label)
        wanted = Retouching(picture, model, self.name, done, prompt, sent, strength=self.strength)
        again = replace(self, prompt=said_in(prompt), model=model.id, sure=True)
        yield from retouch(turn, wanted, again, self.sure)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        return price_by(restyler(turn, self.model))

    def heading(self) -> str:
        return say("heading_restyle", "Restyle: {prompt}", prompt=self.prompt.strip())

    def _how(self) -> str:
        """In the language that all models read best."""
        return RESTYLE.format(how=next(words for most, words in HOW_FAR if self.strength <= most))
