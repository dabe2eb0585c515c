"""Styles that pictures can be asked for in: the studio's, and a person's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from flask import Blueprint, Response

from conversation.sentences import said
from conversation.serialization import to_json
from conversation.services.personal_styles import PersonalStyle
from endpoints.envelope import answer
from endpoints.openapi.declaration import FILLED, declared, limits, maybe, refuses
from endpoints.openapi.shared_shapes import Coded
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("styles", __name__, url_prefix="/api/v1/styles")


@dataclass(frozen=True)
class StyleShown(PersonalStyle):
    """A style as one person has it."""

    said: Mapping[str, Coded] = maybe()
    """The code of its title, where it is the studio's."""


@refuses(amount="bad_setting", outside="bad_setting")
@dataclass(frozen=True)
class PhraseChange:
    """What is put behind the prompt."""

    phrase: Annotated[str, FILLED, limits(maxLength=300)]


@routes.get("")
@declared("All styles", tuple[StyleShown, ...], about="What stands behind `/image … style=`.")
def styles() -> Response:
    return answer(shown(services().studio.styles.of(person().id)))


@routes.put("/<name>")
@declared(
    "Gives a style a phrase",
    tuple[StyleShown, ...],
    takes=PhraseChange,
    refuses=("bad_setting",),
    about="A name that the studio has keeps its place and title; any other one is a style of one's own.",
    scope="admin",
)
def put(name: str) -> Response:
    phrase = parse(PhraseChange, json_body()).phrase
    return answer(shown(services().studio.styles.put(person().id, name, phrase)))


@routes.delete("/<name>")
@declared(
    "Takes back what one wrote",
    tuple[StyleShown, ...],
    refuses=("not_found",),
    about="A style of one's own is gone; one of the studio's has its usual phrase again.",
    scope="admin",
)
def remove(name: str) -> Response:
    return answer(shown(services().studio.styles.remove(person().id, name)))


def shown(all_of_them: Sequence[PersonalStyle]) -> list[dict[str, Any]]:
    """As JSON, each with the code of its title."""
    return [{**to_json(each), **said({"title": each.title})} for each in all_of_them]
