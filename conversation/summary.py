"""The running summary: what fell out of the history, kept in a few sentences by the cheap model.

It grows step by step: the old summary and the messages that fell out give the new one. It is renewed only when the
messages since the last one are too many or too long, and half of them go into it: turn 2,000 costs what turn 20 did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversation.answer_text import prose_in
from conversation.asking import AS_DATA, Question, asked, tagged
from conversation.command import Turn
from conversation.events import Event
from conversation.kept import (
    Summary,
)
from conversation.message import Message
from conversation.spoken import spoken
from conversation.tokens import clipped, tokens

MANY = 40
"""Messages without a summary before one is made."""
LONG = 6_000
"""Tokens without a summary before one is made."""
LONGEST = 400
"""Tokens of one message as it is read for the summary."""
SECONDS = 15.0

SYSTEM = f"""\
You keep the running summary of a conversation in a picture studio, for someone who has to go on with it.
Merge the old summary and the new messages into one, at most 200 words: what the person wants and likes, decisions made,
names, styles, and what each picture (#1, #2 …) shows and how it was changed. Keep what may still matter, drop the rest.
Write in the conversation's language, plain sentences, no heading. {AS_DATA} Answer with the summary alone."""


def summarised(turn: Turn) -> Iterator[Event]:
    """Keeps a new summary when the messages that no summary covers outgrew their budget. Raises `Told`."""
    model = turn.studio.models.cheap()
    falling = _falling(turn.recall.messages) if model else ()
    if model is None or not falling:
        return
    old = turn.recall.summary
    lines = "\n".join(clipped(spoken(message).line, LONGEST) for message in falling)
    text = f"{tagged('old_summary', old.text if old else 'none')}\n\n{tagged('new_messages', lines)}"
    question = Question("summary", SYSTEM, text, max_tokens=400, seconds=SECONDS)
    answer = prose_in((yield from asked(turn.ledger, model, question, turn.studio.clock)))
    if answer:
        turn.studio.conversations.keep_summary(turn.conversation, Summary(answer, falling[-1].id))


def _falling(history: Sequence[Message]) -> Sequence[Message]:
    """The older half, once there are too many or they are too long."""
    sizes = [tokens(spoken(message).text) for message in history]
    if len(history) <= MANY and sum(sizes) <= LONG:
        return ()
    count, room = 0, min(LONG, sum(sizes)) // 2
    while count < len(history) - 2 and (sum(sizes[count:]) > room or len(history) - count > MANY // 2):
        count += 1
    return history[:count]
