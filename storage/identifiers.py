"""What people and conversations may be called, and the ids a client may choose."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from conversation.errors import BadRequest, Told
from conversation.sentences import code_of, said_again, say
from conversation.versions.alt_text import LONGEST_OWN
from storage.lookalikes import visible
from storage.rules.kept_values import storable

LONGEST_TITLE = 200
LONGEST_NAME = 64
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def check_id(identity: str) -> str:
    """The id of a conversation, which names its folder too. Raises `BadRequest`."""
    if not UUID.fullmatch(identity):
        raise BadRequest(
            say("bad_id", "That is not a conversation id"),
            say("bad_id_text", "Ids are UUIDs in lower case."),
            code="bad_id",
        )
    return identity


def taken() -> Told:
    """An id that is in use, whoever uses it."""
    return Told(
        say("id_taken", "That id is taken"),
        say("id_taken_text", "Choose another one."),
        code="conflict",
        status=409,
    )


def clean_title(title: str) -> str:
    """A title on one line, of a bearable length; one that the studio gave keeps its code."""
    return said_again(" ".join(storable(title).split())[:LONGEST_TITLE], code_of(title))


def clean_alt(alt: str) -> str:
    """What a picture shows, on one line, of a bearable length."""
    return " ".join(storable(alt).split())[:LONGEST_OWN]


def kept_title(title: str) -> str:
    """A picture's title as every database takes it, with its code."""
    return said_again(storable(title), code_of(title))


def title_columns(title: str) -> dict[str, Any]:
    """As it is kept: what a person gives has no code, so that a new title takes the old one's away."""
    return {"title": storable(title), "title_said": code_of(title)}


def name_key(name: str) -> str:
    """A person's name as it is compared: without case, outer spaces and other spellings of the same letters."""
    return unicodedata.normalize("NFKC", " ".join(storable(name).split())).casefold()


def check_name(name: str) -> str:
    """A person's name as it is shown. Raises `BadRequest`."""
    shown = " ".join(storable(name).split())
    if not visible(shown) or len(shown) > LONGEST_NAME:
        raise BadRequest(
            say("bad_name", "That name won’t work"),
            say("bad_name_text", "A name needs 1 to {longest_name} visible characters.", longest_name=LONGEST_NAME),
            code="bad_name",
        )
    return shown


def name_taken() -> Told:
    """A name that cannot be told from another one: it differs in case at most, or in letters that look alike."""
    text = say("name_taken_text", "Choose another name, or log in if it is yours.")
    return Told(say("name_taken", "That name is taken"), text, code="name_taken", status=409)
