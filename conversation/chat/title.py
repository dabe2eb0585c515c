"""The conversation's name: at once from the first words or from what a command does, then by the cheap model.

The cheap model is asked after the reply is complete and has a few seconds, so that nobody waits for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversation.command import Command, Turn
from conversation.errors import BadRequest
from conversation.events import Event, TitleChanged
from conversation.llm.answer_text import title_in
from conversation.llm.question import AS_DATA, ModelQuestion, ask, tagged
from conversation.llm.tokens import clipped
from conversation.llm.transcript import without_command, without_pictures
from conversation.slash import PAIR, takes_prose
from imaging.operations.operation import Operation

MOST = 60
"""Characters."""
WORDS = 12
BEFORE = re.compile(
    r"[¿¡]?(?:(?:ok(?:ay)?|and|so|well|now|hi|hello|hey|please"
    r"|(?:can|could|would|will) you(?: please)?|i(?:'d| would) like (?:you )?to"
    r"|und|also|hallo|bitte|(?:kannst|könntest) du(?: bitte)?|(?:können|könnten) sie(?: bitte)?"
    r"|et|alors|bonjour|salut|s['’]il (?:te|vous) pla[iî]t|peux[- ]tu|pourrais[- ]tu|(?:pouvez|pourriez)[- ]vous"
    r"|y|bueno|hola|por favor|puedes|podrías|puede|podría)\b[\s,.!?:;…–-]*"
    r"|(?:好的?|那么?|你好|请|麻烦你?|帮我|能不能|可以)[\s，。！,]*)+",
    re.IGNORECASE,
)
"""What a wish begins with in the five languages and says nothing of it."""
CLAUSE = re.compile(r"[,;:!?，；：！？。]|\.(?=\s|$)")
LEAST = 3
"""Words, before which a comma ends no title: “no, the other one” is not called “No”."""
SECONDS = 6.0

SYSTEM = f"""\
You name conversations in a picture studio. Give a title of 2 to 5 words for the exchange: what it is about, not what
is done. In the person's language, sentence case, no quotation marks, no full stop. {AS_DATA}
Answer with the title alone."""


def name_at_once(turn: Turn) -> Iterator[Event]:
    """Names a conversation that has no name after its first words."""
    kept = turn.studio.conversations
    if turn.message.parent is None and not kept.title(turn.conversation):
        title = _provisional(turn)
        if title:
            kept.name(turn.conversation, title)
            yield TitleChanged(title)


def name_by_model(turn: Turn, answer: str) -> Iterator[Event]:
    """A better name for a first exchange, unless the person gave it one meanwhile. Raises `Told`."""
    kept, model = turn.studio.conversations, turn.studio.models.cheap()
    provisional = _provisional(turn)
    if model is None or turn.message.parent is not None or kept.title(turn.conversation) != provisional:
        return
    request = tagged("person", clipped(without_pictures(turn.message.text), 300))
    text = f"{request}\n\n{tagged('studio', clipped(answer, 300))}" if answer else request
    said = (turn.message.text,)
    question = ModelQuestion("title", SYSTEM, text, temperature=0.2, max_tokens=24, seconds=SECONDS, said=said)
    title = title_in((yield from ask(turn.ledger, model, question, turn.studio.clock)), MOST)
    if title and title != provisional and kept.title(turn.conversation) == provisional:
        kept.name(turn.conversation, title)
        yield TitleChanged(title)


def _provisional(turn: Turn) -> str:
    """What a command that was typed does, else the first words."""
    text = turn.studio.palette.parts(turn.message.text)[0]
    try:
        said = turn.studio.palette.parse(text)
    except BadRequest:
        said = None
    if said is None or takes_prose(type(said)):
        return from_words(text)
    return said.done() if isinstance(said, Operation) else said.heading() if isinstance(said, Command) else ""


def from_words(text: str) -> str:
    """The first clause without courtesies and options such as `seed=2`, cut at the end of a word.

    `The second one is far too dark` of “ok and the second one is far too dark, can you fix that”.
    """
    said = re.sub(r"[*_`#>\[\]]", "", PAIR.sub("", without_command(text))).strip()
    rest = said[begun.end() :] if (begun := BEFORE.match(said)) else said
    said = rest if len(rest.split()) > 1 or not rest.isascii() else said  # “hello there” is not called “There”
    ends = (found.start() for found in CLAUSE.finditer(said))
    first = next((said[:end] for end in ends if len(said[:end].split()) >= LEAST), said)
    title = " ".join(first.split()[:WORDS])
    title = title if len(title) <= MOST else title[: MOST + 1].rsplit(" ", 1)[0][:MOST]
    title = title.rstrip(" .,;:!?")
    return title[:1].upper() + title[1:]
