"""A conversation as Markdown: what was said, and the pictures where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import quote

from conversation.message import Message
from conversation.ports.library import Conversation

NAMES = {"user": "You", "assistant": "Atelier"}
ENDS = {"stopped": "Stopped.", "interrupted": "Interrupted."}
"""How a reply ended, where that is not the usual end."""


def transcript(
    conversation: Conversation,
    messages: Iterable[Message],
    names: Mapping[str, str],
    shown: Mapping[str, str],
    alts: Mapping[str, str],
    offset: int,
) -> Iterator[str]:
    """The lines, in pieces. `names` are the files of versions by their ids, as seen from where it lies; `shown` the
    versions of images that were attached by these; `alts` say what versions show; `offset` is minutes that the
    person's clock is ahead of UTC."""
    yield f"# {one_line(conversation.title) or 'Conversation'}\n"
    for message in messages:
        yield f"\n## {NAMES.get(message.role, message.role)} · {clock(message.created, offset)}\n"
        attached = [shown[image] for image in message.attachments if shown.get(image) in names]
        for part in (*body(message, names, alts), *(picture(names[each], alts[each]) for each in attached)):
            yield f"\n{part}\n"


def body(message: Message, names: Mapping[str, str], alts: Mapping[str, str]) -> Iterator[str]:
    """What was said, and what came of it."""
    if message.text:
        yield message.text
    if (reply := message.reply) is None:
        return
    for each in reply.pictures:
        version = str((each.version or {}).get("id", ""))
        if version in names:
            yield picture(names[version], alts[version])
        elif each.version:
            yield f"*#{each.number} {one_line(each.title)} is no longer here.*"
    for told in (reply.question, reply.note):
        if told and told.get("text"):
            yield f"*{one_line(str(told['text']))}*"
    if reply.failure:
        yield f"*{one_line(' '.join(str(reply.failure.get(part, '')) for part in ('title', 'text')))}*"
    if reply.state in ENDS:
        yield f"*{ENDS[reply.state]}*"


def picture(name: str, alt: str) -> str:
    """An image of Markdown."""
    return f"![{re.sub(r'[][]', '', one_line(alt))}]({quote(name)})"


def clock(moment: str, offset: int) -> str:
    """Day and time on the person's own clock."""
    return f"{datetime.fromisoformat(moment) + timedelta(minutes=offset):%Y-%m-%d %H:%M}"


def one_line(text: str) -> str:
    return " ".join(text.split())
