"""What was spent, over HTTP: one's own alone, by month, and as a table."""

from __future__ import annotations

from conversation.ports.usage import CallRecord
from tests.endpoints.conftest import Person


def spend(person: Person, turn: str, cost: int | None) -> None:
    owner = person.data("GET", "/api/v1/session")["user"]["id"]
    usage = person.atelier.app.extensions["atelier"].people.spending.usage
    usage.record(CallRecord(owner, turn, "acme/painter", "image", cost, "provider", pictures=1))


def test_a_month_is_told_to_whom_it_belongs(ada: Person, bea: Person) -> None:
    conversation = ada.conversation()
    turn = ada.say(conversation, "/help")["id"]
    spend(ada, turn, 40_000)
    spend(ada, turn, None)
    month = ada.data("GET", "/api/v1/usage")
    assert (month["cost"], month["unknown"], month["limit"], month["ask_from"]) == (40_000, 1, 10_000_000, 100_000)
    assert [(day["model"], day["calls"], day["pictures"]) for day in month["days"]] == [("acme/painter", 2, 2)]
    assert month["pictures_today"] == 2
    assert bea.data("GET", "/api/v1/usage")["days"] == []
    assert ada.data("GET", "/api/v1/usage?month=2020-01")["days"] == []
    spent = ada.data("GET", f"/api/v1/conversations/{conversation}")["spent"]
    assert (spent["cost"], spent["unknown"]) == (40_000, 1)


def test_the_table_is_a_file(ada: Person) -> None:
    spend(ada, "", 40_000)
    answer = ada.get(f"/api/v1/usage.csv?month={ada.data('GET', '/api/v1/usage')['month']}")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="atelier-usage-2')
    assert answer.text.splitlines()[1].startswith("2")
    assert ",acme/painter,image,1,0.040000," in answer.text


def test_what_is_no_month_is_refused(ada: Person) -> None:
    for month in ("2026", "2026-13", "2026-1", "%27"):
        assert ada.get(f"/api/v1/usage?month={month}").status_code == 400


def test_the_session_says_from_when_on_one_is_asked(ada: Person) -> None:
    assert ada.data("GET", "/api/v1/session")["spending"] == {"ask_from": 100_000}
