"""What holds for everybody in the studio, and who is in it; for who administers it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Literal

from flask import Blueprint, Response

from conversation.ports.usage import UNLIMITED, OwnLimits
from endpoints.envelope import answer
from endpoints.openapi.declaration import FILLED, declared, limits, refuses
from endpoints.request_body import json_body, parse
from endpoints.services import administrator, services

routes = Blueprint("administration", __name__, url_prefix="/api/v1/administration")
Names = Annotated[tuple[Annotated[str, limits(maxLength=300)], ...], limits(maxItems=500)]


@dataclass(frozen=True)
class SwitchedProvider:
    """A provider, as it is for everybody."""

    name: str
    label: str
    on: bool
    """Whether it may be used."""
    always: bool
    """Whether it cannot be turned off: it needs nothing, and stands in for all others."""
    by_studio: bool
    """Whether the studio's settings connect it."""


MOST_MONEY = 1_000_000_000_000
"""Micro-dollars: a million dollars."""
Money = Annotated[int, limits(minimum=UNLIMITED, maximum=MOST_MONEY)]
"""Micro-dollars; -1 is no limit."""
Count = Annotated[int, limits(minimum=UNLIMITED, maximum=1_000_000)]


@dataclass(frozen=True)
class UsualLimits:
    """What each person may spend who has no limits of their own. Null is no limit."""

    month: int | None
    """Micro-dollars in a calendar month, UTC."""
    pictures: int | None
    """Pictures in a day, UTC, that cost something or may."""
    calls: int | None
    """Calls of models in a minute that cost something or may."""


@dataclass(frozen=True)
class LimitsOfPerson:
    """As `UsualLimits`. Null is everybody's limit; -1 is none."""

    month: int | None
    pictures: int | None
    calls: int | None


@dataclass(frozen=True)
class LimitsChange:
    """As `UsualLimits`. Null, or left out, is everybody's limit; -1 is none."""

    month: Money | None = None
    pictures: Count | None = None
    calls: Count | None = None


@dataclass(frozen=True)
class StudioOverview:
    """What was decided."""

    providers_off: tuple[str, ...]
    guests_use_keys: bool
    """Whether guests may use keys that the settings hold."""
    hosts: tuple[str, ...]
    """Hosts in private networks that everybody's addresses may lead to."""
    hosts_of_settings: tuple[str, ...]
    """The same, from ATELIER_PROVIDER_HOSTS: those are changed there."""
    guests_month: int | None
    """Micro-dollars that all guests together may spend in a month with the studio's keys; null is no limit."""
    usual_limits: UsualLimits
    models: tuple[str, ...]
    """Ids of models that may be used, `*` for any part; empty where all may."""
    providers: tuple[SwitchedProvider, ...]


@refuses(unknown="bad_rule")
@dataclass(frozen=True)
class RulesChange:
    """What is left out stays as it is."""

    providers_off: Names | None = None
    guests_use_keys: bool | None = None
    guests_month: Money | None = None
    """-1 is no limit."""
    hosts: Names | None = None
    """Names or numbers; an address is cut down to its host."""
    models: Names | None = None


@dataclass(frozen=True)
class PersonShown:
    """Somebody who uses the studio."""

    id: str
    kind: Literal["guest", "member"]
    name: str
    """Empty for a guest."""
    created: str
    seen: str
    administrator: bool
    disabled: bool
    """Whether they are let in no more."""
    spent: int
    """Micro-dollars since the month began (UTC), as far as they are known."""
    unknown: int
    """Calls of that time whose cost nobody knows."""
    limits: LimitsOfPerson


@dataclass(frozen=True)
class PersonChange:
    """What is left out stays as it is."""

    person: Annotated[str, FILLED, limits(maxLength=100)]
    """Their id."""
    administrator: bool | None = None
    disabled: bool | None = None
    """True lets them in no more and ends all of their sessions. Nothing of theirs is lost."""
    limits: LimitsChange | None = None
    """All of them at once: what is null in it, or left out, is everybody's limit again."""


ABOUT = "Only who administers may: the person at the machine where the studio is open, else an administrator."


@routes.get("")
@declared("What holds for everybody", StudioOverview, refuses=("administrators_only",), about=ABOUT, scope="admin")
def overview() -> Response:
    administrator()
    return answer(services().people.administration.overview())


@routes.patch("")
@declared(
    "Changes what holds for everybody",
    StudioOverview,
    takes=RulesChange,
    refuses=("administrators_only", "bad_rule"),
    about="It holds from the next message on.",
    scope="admin",
)
def change() -> Response:
    administrator()
    asked = parse(RulesChange, json_body())
    said = {each.name: getattr(asked, each.name) for each in fields(asked)}
    changes = {
        name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value is not None
    }
    return answer(services().people.administration.change(changes))


@routes.get("/people")
@declared("Who is in the studio", list[PersonShown], refuses=("administrators_only",), about=ABOUT, scope="admin")
def people() -> Response:
    administrator()
    return answer(services().people.administration.people())


@routes.patch("/people")
@declared(
    "Makes somebody an administrator, switches them off, or limits what they spend",
    PersonShown,
    takes=PersonChange,
    refuses=("administrators_only", "last_administrator", "not_found"),
    about="All of it can be taken back. Limits hold from their next message on.",
    scope="admin",
)
def change_person() -> Response:
    administrator()
    asked = parse(PersonChange, json_body())
    limits = None if asked.limits is None else OwnLimits(**vars(asked.limits))
    return answer(
        services().people.administration.change_person(asked.person, asked.administrator, asked.disabled, limits)
    )
