"""What a person has spent on models, and what they still may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.serialization import to_json
from conversation.services.spending import MonthlyUse, MonthOfUse
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared, limits
from endpoints.request_body import query
from endpoints.services import person, services

routes = Blueprint("usage", __name__, url_prefix="/api/v1")


@dataclass(frozen=True)
class MonthQuery:
    """Which month."""

    month: Annotated[str, limits(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$")] = ""
    """`2026-11`, in UTC; empty for this one."""


@routes.get("/usage")
@declared(
    "What was spent in a month",
    MonthOfUse,
    asks=MonthQuery,
    about="Money is in micro-dollars. `computed` calls have a cost worked out from listed prices, `pending` ones are "
    "still to be told by their provider, and `unknown` ones are those whose cost nobody knows, the pending among them.",
)
def usage() -> Response:
    administers = services().people.identities.administers()
    return answer(to_json(services().people.spending.month(person().id, query(MonthQuery).month, administers)))


@dataclass(frozen=True)
class MonthsQuery:
    """How far back."""

    months: Annotated[int, limits(minimum=1, maximum=60)] = 12
    """How many months, this one among them."""


@routes.get("/usage/monthly")
@declared("What was spent, month by month", tuple[MonthlyUse, ...], asks=MonthsQuery, about="This month first.")
def monthly() -> Response:
    return answer(to_json(services().people.spending.months(person().id, query(MonthsQuery).months)))


@routes.get("/usage.csv")
@declared("The same as a table", asks=MonthQuery, files=("text/csv",), about="`cost` is in dollars.")
def table() -> Response:
    month = query(MonthQuery).month
    response = Response(services().people.spending.table(person().id, month), mimetype="text/csv")
    name = f"atelier-usage-{month}.csv" if month else "atelier-usage.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
