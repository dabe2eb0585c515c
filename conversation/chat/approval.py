"""The answer to a question about money, or about more pictures than were asked for: by a click or in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from conversation.chat.allowance import ALL, FIRST, NONE, ONE
from conversation.chat.answer import ASK, ASKING, answer
from conversation.chat.reply_text import ReplyText
from conversation.command import Turn
from conversation.editing.dispatch import perform
from conversation.events import Event, QuestionAsked, TextDelta
from conversation.generation.draft import IN_FULL, KEEP_DRAFT
from conversation.generation.price_question import BY_MODEL, CANCEL, KEPT, PAINT, PENDING
from conversation.generation.prompt_gate import AGAIN, DRAFTS, MINE
from conversation.generation.refinement import Refined, SecondWish
from conversation.message import Message
from conversation.options import Options
from conversation.sentences import say
from conversation.target import PictureReference, resolve

BESIDE = ("picture", BY_MODEL)
"""In what is pending, beside what the palette knows."""
YES = frozenset(
    ("yes", "yes please", "ja", "ja bitte", "oui", "sí", "si", "ok", "okay", "好", "好的", "是", "是的", "可以")
)
NO = frozenset(("no", "no thanks", "nein", "nein danke", "non", "no gracias", "不", "不用", "不要"))
LABELS = (ALL, ONE, FIRST, NONE, PAINT, MINE, ASK, CANCEL, IN_FULL, KEEP_DRAFT)
ANSWERS = YES | NO | {label.casefold() for label in LABELS}
LONGEST_WISH = 2_000
BACK = 24
"""Messages in which the one is found that a prompt in review is about: that often it can be refined again."""


def approval(turn: Turn) -> Iterator[Event] | None:
    """What the message answers to such a question; None where it does not."""
    label, _, wish = turn.message.text.strip().partition(":")
    said = " ".join(turn.message.text.strip().strip(".!。！").casefold().replace(",", " ").split())
    again = label.strip().casefold() == AGAIN.casefold()
    if turn.message.parent is None or not (again or said in ANSWERS):
        return None
    before = turn.studio.conversations.history(turn.conversation, turn.message.parent, BACK)
    question = before[-1].reply.question if before and before[-1].reply else None
    choices = [choice for choice in question["choices"] if PENDING in choice["options"]] if question else []
    if not question or not choices:
        return None
    by_words = {choice["say"].casefold(): choice for choice in choices}
    said = AGAIN.casefold() if again else said
    chosen = choices[0] if said in YES else choices[-1] if said in NO else by_words.get(said)
    if chosen is None or (said in YES and not chosen["options"][PENDING]):
        return None  # a yes to a choice that says what it does is read as a click on it
    if question.get("plan"):
        return iter((TextDelta(say("nothing_done", "Nothing was done.")),))
    about = replace(turn, message=_asked_about(before, question))  # what is painted is the answer to that, not to a yes
    review = question.get("review")
    pending = chosen["options"][PENDING]
    if review and pending:
        about = _reviewed(about, review, chosen, wish.strip() if again else "")
        pending = [{**values, **_chosen_there(review)} for values in pending]
    return _done(about if again else approved(about), pending)


def _asked_about(before: Sequence[Message], question: Mapping[str, Any]) -> Message:
    """The person's message that led to the question: behind a prompt that was refined again, not the last one."""
    origin = (question.get("review") or {}).get("message")
    return next((message for message in before if message.id == origin), before[max(0, len(before) - 2)])


def _reviewed(turn: Turn, review: Mapping[str, Any], chosen: Mapping[str, Any], wish: str) -> Turn:
    """With what the person says to the prompt that they saw, and the options that they saw beside it."""
    usual = {item.name: item.default for item in fields(Options) if item.name in KEPT}
    kept = {**usual, **{name: value for name, value in chosen["options"].items() if name in KEPT}}
    if "model" in (review.get("changed") or ()):
        kept |= {"image_model": review["model"], "draft": False}
    said = turn.options.reviewed
    shown = review.get("draft") or review["proposed"]
    told: Refined | SecondWish
    if chosen["say"] == AGAIN:
        told = SecondWish(shown, str(said.get("wish") or wish)[:LONGEST_WISH])
    elif chosen["say"] == MINE:
        told = Refined(review["original"])
    else:
        changed = str(said.get("prompt") or "").strip()[:DRAFTS]
        words = changed or shown
        as_proposed = words == review["proposed"]
        told = Refined(words, review["note"] if as_proposed else "", rewritten=not as_proposed)
    return replace(turn, reviewed=told, options=replace(turn.options, **kept))


def _chosen_there(review: Mapping[str, Any]) -> dict[str, Any]:
    """How it is to be painted, as far as the person chose that while they looked at it."""
    chosen = review.get("changed") or ()
    values = {name: review[name] for name in ("aspect", "count") if name in chosen}
    return {**values, "draft": False} if "model" in chosen else values


def approved(turn: Turn) -> Turn:
    """With the person's yes, to a price that nobody knows too."""
    return replace(turn, approved=True, studio=replace(turn.studio, wallet=turn.studio.wallet.allowing()))


def _done(turn: Turn, pending: Sequence[Mapping[str, Any]]) -> Iterator[Event]:
    """Raises `Told`."""
    if any(ASKING in values for values in pending):
        _remember(turn, turn.studio.models.chat(turn.options.chat_model).abilities.price.output_per_million)
        yield from answer(turn)
    else:
        if pending and turn.approved:
            _remember(turn, turn.studio.models.image(turn.options.image_model).abilities.price.image)
        yield from _painted(turn, pending)


def _remember(turn: Turn, price: int | None) -> None:
    """A yes to a price that nobody knows is given once."""
    if price is None:
        turn.studio.wallet.allow()


def _painted(turn: Turn, pending: Sequence[Mapping[str, Any]]) -> Iterator[Event]:
    """Raises `Told`."""
    reply = ReplyText()
    if not pending:
        yield reply.words(say("nothing_painted", "Nothing was painted."))
    for values in pending:
        said = turn.studio.palette.from_values("image", {k: v for k, v in values.items() if k not in BESIDE})
        number = values.get("picture")
        picture = None if number is None else resolve(turn, PictureReference("number", number))
        if isinstance(picture, QuestionAsked):
            yield picture
            return
        reply.pause()
        for event in perform(replace(turn, picture=picture, by_model=values.get(BY_MODEL, True)), said):
            yield reply.told(event)
