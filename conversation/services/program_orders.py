"""What a program asks for, in the studio's words: over `/v1` and by the tools of agents alike."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Callable
from math import gcd
from typing import Any, Protocol

from conversation.errors import BadRequest
from conversation.ports.elsewhere import FoundPicture
from conversation.sentences import say, sentence_of
from conversation.services.program_models import ProgramModel
from conversation.services.program_turns import SentPicture

DATA = re.compile(r"data:[\w./+-]*;base64,")
SIZE = re.compile(r"(\d{2,5})x(\d{2,5})")
USUAL = ("", "auto")
LARGE = ((3000, "4K"), (1600, "2K"))
"""From how many pixels of the longer side a model is asked for which resolution, where it has several."""


class PictureWishes(Protocol):
    """How a picture is to be, as programs say it."""

    @property
    def n(self) -> int: ...
    @property
    def seed(self) -> int | None: ...
    @property
    def size(self) -> str:
        """`1536x1024` for the nearest shape of the model, `2K` for a resolution of its; or one of `USUAL`."""

    @property
    def quality(self) -> str: ...
    @property
    def background(self) -> str: ...


def words_of(prompt: str, model: ProgramModel, *, edits: bool) -> tuple[str, dict[str, Any]]:
    """What the model's part in it makes of the prompt: the words, and the options that go with them. A picture that is
    edited by `auto` is changed as a person's words change one: here where that can be done, else by a model."""
    if model.does == "nobg":
        return "/nobg", {}
    if model.does == "compress":
        return f"/compress {prompt}".strip(), {}
    if model.does == "auto" and edits:
        return prompt, {}
    return prompt, {"generate_image": True, "image_model": model.id}


def choices_of(asked: PictureWishes) -> dict[str, Any]:
    """Shape, quality and the rest as the composer has them; what a model lacks is left out and said there."""
    found = SIZE.fullmatch(asked.size)
    chosen: dict[str, Any] = {"count": asked.n, "seed": asked.seed}
    if found:
        wide, high = int(found[1]), int(found[2])
        common = gcd(wide, high) or 1
        chosen["aspect"] = f"{wide // common}:{high // common}"
        chosen["resolution"] = next((name for least, name in LARGE if max(wide, high) >= least), "")
    elif asked.size not in USUAL:
        chosen["resolution"] = asked.size  # `2K`; what the model does not have is left out there
    for name in ("quality", "background"):
        value = getattr(asked, name)
        chosen[name] = "" if value in USUAL else value
    return chosen


def prompted(prompt: str) -> str:
    """The prompt. Raises `BadRequest` where there is nothing to paint."""
    if prompt.strip():
        return prompt.strip()
    raise BadRequest(
        say("missing_prompt", "There is no prompt"),
        say("missing_prompt_text", "Say what to paint."),
        code="missing_prompt",
    )


def sent_picture(address: str, number: int, found: Callable[[str], FoundPicture]) -> SentPicture:
    """The picture at a `data:` address, or by `found` at another one. Raises `Told`."""
    begins = DATA.match(address)
    if begins is None:
        there = found(address)
        return SentPicture(there.filename, there.data)
    try:
        return SentPicture(f"picture {number}", b64decode(address[begins.end() :], validate=True))
    except Error as error:
        raise BadRequest(
            say("bad_request", "This request can’t be understood"),
            sentence_of(f"picture {number} is not base64"),
            code="bad_request",
        ) from error
