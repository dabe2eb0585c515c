"""A prompt about pictures, and a model that cannot look at any: it would paint something else, so it paints nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conversation.command import PictureVersion, Turn
from conversation.editing.picture_list import listed
from conversation.errors import BadRequest
from conversation.events import Choice, Event, NoteAdded, QuestionAsked
from conversation.generation.picture_numbers import numbers_in, without_numbers
from conversation.generation.price_question import kept_options
from conversation.llm.no_model import way_out
from conversation.ports.models import ImageModel
from conversation.sentences import say


def _by_another(turn: Turn, model: ImageModel, prompt: str, about: Sequence[PictureVersion]) -> tuple[Choice, ...]:
    """The same by a model that can: none of the pictures is lost on the way, whether the words named it or not."""
    other = turn.studio.models.editor()
    if other is None or other.id == model.id:
        return ()
    named = numbers_in(prompt)
    unnamed = [f"#{picture.image.number}" for picture in about if picture.image.number not in named]
    label = say("choice_paint_with", "Paint with {label}", label=other.label)
    options = {**kept_options(turn), "image_model": other.id}
    return (Choice(label, f"/image {' '.join((prompt, *unnamed))}", options=options),)


def unseen(turn: Turn, model: ImageModel, prompt: str, about: Sequence[PictureVersion]) -> Iterator[Event]:
    """What the person can do instead; a chat model is told as well. Raises `Told` for that."""
    if not turn.by_model:
        text = say(
            "ask_cannot_look",
            "Nothing was painted: {label} can’t look at pictures, and your words are about {pictures}.",
            label=model.label,
            pictures=listed(about),
        )
        alone = Choice(
            say("choice_words_alone", "Paint from the words alone"),
            f"/image {without_numbers(prompt)}",
            options={"no_picture": True},
        )
        yield QuestionAsked(text, (*_by_another(turn, model, prompt, about), alone, way_out(turn)))
        return
    yield NoteAdded(
        say(
            "note_cannot_edit",
            "{label} cannot change a picture, so nothing was painted.",
            label=model.label,
        ),
        (way_out(turn),),
    )
    raise BadRequest(
        say("cannot_edit", "{label} cannot change a picture", label=model.label),
        say(
            "cannot_edit_text",
            "Nothing was painted. Say so, and that a painting model that can is chosen in "
            "Settings → Models. The exact local tools still work.",
        ),
        code="cannot_edit",
    )
