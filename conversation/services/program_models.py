"""The models that other programs can name, and what their names mean here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from conversation.services.model_list import ModelShown

OURS = "atelier/"
AUTO, NOBG, COMPRESS = f"{OURS}auto", f"{OURS}nobg", f"{OURS}compress"
USUAL = re.compile(r"(?:gpt-image|chatgpt-image|dall-e)[\w.-]*", re.IGNORECASE)
"""Names that programs send of which nobody chose one: they were written into them for the service that has them."""

Does = Literal["auto", "nobg", "compress", "image", "chat"]


@dataclass(frozen=True)
class ProgramModel:
    """Who does what a program asks for."""

    does: Does
    id: str = ""
    """As the studio knows the model; empty where the studio chooses."""


FINISHING = {"nobg": ProgramModel("nobg"), "compress": ProgramModel("compress"), "auto": ProgramModel("auto")}


def named(name: str, models: Sequence[ModelShown], usual: Literal["image", "chat"]) -> ProgramModel:
    """What a program means by a model's name: ours, an id as the studio has it, or as its provider has it. Names of
    OpenAI's image models stand for `auto` where that one is not connected. Any other is taken at its word, since models
    can be typed that no list has; for what it is used is `usual` then."""
    asked = name.strip().removeprefix(OURS)
    if not asked or asked in FINISHING:
        return FINISHING[asked or "auto"]
    found = next((each for each in models if each.id == asked), None)
    found = found or next((each for each in models if each.id.partition("/")[2] == asked), None)
    if found is None:
        return FINISHING["auto"] if USUAL.fullmatch(asked) else ProgramModel(usual, asked)
    return ProgramModel(usual if found.kind == "both" else "chat" if found.kind == "text" else "image", found.id)
