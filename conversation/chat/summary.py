"""The running summary: what fell out of the history, kept in a few sentences by the cheap model.

It grows step by step: the old summary and the messages that fell out give the new one. It is renewed only when the
messages since the last one are too many or too long, and half of them go into it: turn 2,000 costs what turn 20 did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversation.command import Turn
from conversation.events import Event
from conversation.llm.answer_text import prose_in
from conversation.llm.question import AS_DATA, ModelQuestion, ask, tagged
from conversation.llm.reading_budget import reading_budget
from conversation.llm.tokens import clipped, tokens
from conversation.llm.transcript import transcript_line
from conversation.message import Message
from conversation.ports.conversations import Summary

MANY = 40
"""Messages without a summary before one is made."""
LONG = 12_000
"""Tokens without a summary before one is made, at most; half of what the chat model is given where that is less."""
LONGEST = 400
"""Tokens of one message as it is read for the summary."""
SECONDS = 15.0

SYSTEM = f"""\
You keep the running summary of a conversation in a picture studio, for someone who has to go on with it.
Merge the old summary and the new messages into one, at most 200 words: what the person wants and likes, decisions made,
names, styles, and what each picture (#1, #2 …) shows and how it was changed. Keep what may still matter, drop the rest.
Write in the conversation's language, plain sentences, no heading. {AS_DATA} Answer with the summary alone."""


def summarise(turn: Turn) -> Iterator[Event]:
    """Keeps a new summary when the messages that no summary covers outgrew their budget, unless the turn reads none.

    Raises `Told`.
    """
    model = turn.studio.models.cheap() if turn.options.include_summary else None
    falling = _falling(turn.history.messages, _long(turn)) if model else ()
    if model is None or not falling:
        return
    old = turn.history.summary  # what falls was looked at when it was said
    lines = "\n".join(clipped(transcript_line(message).line, LONGEST) for message in falling)
    text = f"{tagged('old_summary', old.text if old else 'none')}\n\n{tagged('new_messages', lines)}"
    question = ModelQuestion("summary", SYSTEM, text, max_tokens=400, seconds=SECONDS, said=())
    answer = prose_in((yield from ask(turn.ledger, model, question, turn.studio.clock)))
    if answer:
        turn.studio.conversations.keep_summary(turn.conversation, Summary(answer, falling[-1].id))


def _long(turn: Turn) -> int:
    chat = turn.studio.models.chat(turn.options.chat_model)
    return min(LONG, reading_budget(chat.abilities.context) // 2)


def _falling(history: Sequence[Message], most: int) -> Sequence[Message]:
    """The older half, once there are too many or they are longer than `most` tokens.

    One long message counts as a quarter of that at most: it alone does not push out all that was said before it.
    """
    sizes = [min(tokens(transcript_line(message).text), most // 4) for message in history]
    if len(history) <= MANY and sum(sizes) <= most:
        return ()
    count, room = 0, min(most, sum(sizes)) // 2
    while count < len(history) - 2 and (sum(sizes[count:]) > room or len(history) - count > MANY // 2):
        count += 1
    return history[:count]
