"""What a chat model reads: who it is, what is known, what was said, and the pictures. Bounded however long all is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from conversation.chat.vision import VisiblePicture, pictures_to_show, shrunk
from conversation.command import PictureVersion, Turn
from conversation.image import Image
from conversation.llm.question import AS_DATA, tagged
from conversation.llm.reading_budget import LEAST, PICTURE, fitted, reading_budget, spared, what_is_missing
from conversation.llm.tokens import clipped, tokens
from conversation.llm.transcript import TranscriptLine, transcript_line, without_pictures
from conversation.palette import Palette
from conversation.ports.models import ChatMessage, ChatModel
from conversation.sentences import say

MOST_LISTED = 12
"""Pictures that are listed by name."""

ROLE = f"""\
You are Atelier, a studio for pictures that people talk to. Answer in the person's language, short and warm, in
markdown.
{{tools}}
Pictures are called #1, #2 … "It" and "the picture" mean the active picture. Change only what was asked, nothing else.
If it is unclear which picture or what change is meant, ask one short question instead of guessing. Never claim to have
done what you did not do, and never write picture links or base64: the studio shows pictures by itself.
{AS_DATA}"""

WITH_TOOLS = """\
When the person wants a picture made or changed, call a tool. Prefer `edit`, which is exact and free, when its steps do
precisely what was asked. For any change of what is to be seen ("add a mountain", "make the sky darker") call `image`
with the number in `picture`; without it a new picture is painted. Paint no more pictures than were asked for."""

WITHOUT_TOOLS = """\
To make or change a picture, put a single fenced block of JSON into your answer, for example
```json
{{"steps": ["brightness 20%", "crop 1:1"]}}
```
A step is a line: one of the names below, then its options as name=value; the first one needs no name. They change the
active picture; "picture": <number> beside "steps" names another. For any change of what is to be seen there is one
step more, `image` and all that is to be seen then: with "picture" it repaints that one, without it paints a new one.
Paint no more pictures than were asked for. Write no block when nothing is to change.
{edits}"""


@dataclass(frozen=True)
class ChatPrompt:
    """The messages to send, and what the person should know about them."""

    messages: tuple[ChatMessage, ...]
    unseen: bool = False
    """Pictures had to be kept back from a model that cannot see."""
    missing: str = ""
    """What it does not get to read as it was, in one line."""


DONE = "[done already, of the same message: {done}]"


def build_prompt(turn: Turn, model: ChatModel, done: str = "") -> ChatPrompt:
    """Everything for one reply, as far as the model can read it: what is newest is shortened last.

    `done`: what was done here of the same message before the rest of it was passed on.
    """
    history = turn.history.messages
    seen = pictures_to_show(turn, history, turn.picture)
    shown = seen if model.abilities.vision else ()
    room = reading_budget(model.abilities.context) - len(shown) * PICTURE
    if model.abilities.tools:
        room -= tokens(json.dumps(turn.studio.palette.tools()))
    system, cut = _system(turn, model, room // 4)
    room -= tokens(system)
    before, new = [transcript_line(message) for message in history], without_pictures(turn.message.text)
    new += f"\n\n{DONE.format(done=done)}" if done else ""
    text = clipped(new, max(room - spared(before, room), LEAST))
    past = fitted(before, room - tokens(text))
    missing = what_is_missing(
        model.label,
        [*cut, *([say("message_shortened", "Your message was shortened in the middle.")] if text != new else [])],
        past,
    )
    said = (ChatMessage("system", system), *(ChatMessage(each.role, each.text) for each in _begun(past.messages)))
    if not shown:
        return ChatPrompt((*said, ChatMessage("user", text)), bool(seen), missing)
    there, pictures = shrunk(turn, shown)
    return ChatPrompt((*said, ChatMessage("user", _labelled(text, there), pictures)), False, missing)


def _system(turn: Turn, model: ChatModel, most: int) -> tuple[str, list[str]]:
    """The instructions and what is known, and what of it had to be shortened. `most`: tokens of each part."""
    pad, summary = turn.studio.conversations.memory_pad(turn.owner).strip(), turn.history.summary
    parts = [
        instructions(turn.studio.palette, tools=model.abilities.tools),
        tagged("pictures", _listed(turn.studio.images.of(turn.conversation, MOST_LISTED), turn.picture)),
    ]
    cut: list[str] = []
    if pad:
        parts.append(tagged("memory_pad", clipped(pad, most)))
        cut += [say("pad_shortened", "Your memory pad was shortened in the middle.")] if tokens(pad) > most else []
    if summary:
        parts.append(tagged("summary", clipped(summary.text, most)))
    return "\n\n".join(parts), cut


def _begun(messages: Sequence[TranscriptLine]) -> Sequence[TranscriptLine]:
    """Beginning with one of the person's, as models expect it."""
    first = next((place for place, each in enumerate(messages) if each.role == "user"), len(messages))
    return messages[first:]


def instructions(palette: Palette, *, tools: bool) -> str:
    """What every chat model is told first; with all that can be done where it takes no tools."""
    return ROLE.format(tools=WITH_TOOLS if tools else WITHOUT_TOOLS.format(edits="\n".join(palette.edits())))


def _listed(images: Sequence[Image], picture: PictureVersion | None) -> str:
    lines = [
        f"#{image.number} “{image.title}”, {image.shown.width} × {image.shown.height} px, "
        f"version {[each.id for each in image.versions].index(image.current) + 1} of {len(image.versions)}"
        + (" (active)" if picture and picture.image.id == image.id else "")
        for image in images
    ]
    return "\n".join(lines) or "none yet"


def _labelled(text: str, seen: Sequence[VisiblePicture]) -> str:
    return f"{text}\n\n[pictures sent along, in this order: {'; '.join(look.label for look in seen)}]" if seen else text
