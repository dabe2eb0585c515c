"""Styles that a provider learnt from a person's pictures: kept under a name like any style of theirs, with the model
that paints in it where others have a phrase."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from conversation.command import PictureVersion, Turn
from conversation.errors import ProviderFault
from conversation.events import Event, StatusChanged
from conversation.generation.image_model import call_image_model
from conversation.generation.styles import model_of
from conversation.options import Options
from conversation.ports.models import ImageModel, ImageRequest
from conversation.sentences import say

SENT_MEGAPIXELS = 1.0
"""Of each picture: a style is seen in a small one as well."""
MOST = 10
"""Pictures of a style."""


def in_own_style(options: Options, style: str = "") -> Options:
    """The same, painted by the model of that style where it is one that a provider learnt; an empty name is the style
    that stands below the box."""
    model = model_of(style or options.style, options.styles)
    return replace(options, image_model=model, draft=False) if model else options


def learnt(
    turn: Turn, maker: ImageModel, name: str, pictures: tuple[PictureVersion, ...]
) -> Generator[Event, None, str]:
    """The id of the model that paints like these pictures, which is kept under that name. Raises `ProviderFault`."""
    studio = turn.studio
    yield StatusChanged("paint", say("learning_style", "{label} looks at the pictures", label=maker.label))
    made = yield from call_image_model(turn.ledger, maker, style_request(turn, pictures), lambda step: ())
    model = made[0].text.strip()
    if not model_of(name, {name: model}):
        raise ProviderFault(
            say("no_style_made", "{label} made no style", label=maker.label),
            say("no_style_made_text", "Its answer names none. Try again, or with other pictures."),
            code="empty_response",
            may_have_charged=None,
        )
    studio.models.keep_style(name, model)
    return model


def style_request(turn: Turn, pictures: tuple[PictureVersion, ...]) -> ImageRequest:
    """What the provider is sent: the pictures, small."""
    studio = turn.studio
    sent = [studio.pixels.shrink(studio.images.content(each.version), SENT_MEGAPIXELS) for each in pictures]
    return ImageRequest("", "", tuple(sent))
