"""How much a model is given to read, and what of a conversation fits: newest first, and nothing is left out unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversation.llm.tokens import clipped, tokens
from conversation.llm.transcript import TranscriptLine
from conversation.sentences import all_of, both, say

ANSWER = 4_000
"""Tokens that are left for the answer; a quarter of a small context."""
UNSURE = 1.35
"""By how much the estimate of tokens may be too low."""
DEAREST = 64_000
"""Tokens that one call is given at most, however much its model could read: reading is paid by the token."""
PICTURE = 800
"""Tokens that a picture costs about, as small as pictures are sent."""
LEAST = 150
"""Tokens below which a message that was cut says nothing any more."""


@dataclass(frozen=True)
class Fitted:
    """What of the messages fits, oldest first, and how many of them are not there as they were."""

    messages: tuple[TranscriptLine, ...] = ()
    shortened: int = 0
    left_out: int = 0


def reading_budget(context: int) -> int:
    """Estimated tokens that a call may give a model which reads `context` tokens, its answer included."""
    return min(DEAREST, int((context - min(ANSWER, context // 4)) / UNSURE))


def spared(history: Sequence[TranscriptLine], room: int) -> int:
    """Tokens that the newest message leaves to those before it, however long it is: a quarter, if they need it."""
    return min(sum(tokens(each.text) for each in history), room // 4)


def fitted(history: Sequence[TranscriptLine], room: int) -> Fitted:
    """The newest messages within `room` tokens.

    Where not all of them fit, one that is longer than two thirds of the room that is left is cut in its middle to that
    length: it takes something from those before it, but not everything.
    """
    spoken = [each for each in history if each.text]
    everything = sum(tokens(each.text) for each in spoken) <= room
    kept: list[TranscriptLine] = []
    shortened = 0
    for each in reversed(spoken):
        most = room if everything else room * 2 // 3
        if most < LEAST and tokens(each.text) > most:
            break
        text = clipped(each.text, most)
        shortened += text != each.text
        room -= tokens(text)
        kept.append(TranscriptLine(each.role, text))
    return Fitted(tuple(reversed(kept)), shortened, len(spoken) - len(kept))


def what_is_missing(label: str, parts: Sequence[str], past: Fitted) -> str:
    """What a model does not get to read as it was, for the person; empty where it gets everything.

    `parts`: what else was shortened, as sentences.
    """
    said = [*parts, *_of_messages(past)]
    return (
        both(say("to_let_it_read", "That was more than {label} can read at once.", label=label), all_of(said))
        if said
        else ""
    )


def _of_messages(past: Fitted) -> Iterator[str]:
    if past.shortened:
        one = say("one_message_shortened", "One earlier message was shortened.")
        several = say("messages_shortened", "{count} earlier messages were shortened.", count=past.shortened)
        yield several if past.shortened > 1 else one
    if past.left_out:
        one = say("one_message_left_out", "One earlier message was left out.")
        several = say("messages_left_out", "{count} earlier messages were left out.", count=past.left_out)
        yield several if past.left_out > 1 else one
