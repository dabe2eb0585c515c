"""Connections with those of their models that may be used."""

from __future__ import annotations

from providers.allowed_models import AllowedConnections
from providers.provider import Connection, FixedModels, Given, LocalConnection
from providers.sketchbook import SKETCHBOOK
from tests.upstream.connected import FakePixels


class Engine(FixedModels):
    """One that somebody runs."""

    looked = 0

    def answers(self) -> bool:
        return True

    def look(self) -> None:
        self.looked += 1


def wrapped(connection: Connection, *allowed: str) -> Connection:
    return AllowedConnections({"sketchbook": connection}, lambda model: model in allowed)["sketchbook"]


def test_what_may_not_be_used_is_neither_listed_nor_found() -> None:
    connection = wrapped(SKETCHBOOK.connect(Given(FakePixels())), "sketchbook/notes")

    assert list(connection.images()) == [] and connection.image("sketch") is None
    assert [model.id for model in connection.chats()] == ["sketchbook/notes"] and connection.chat("notes")


def test_what_somebody_runs_stays_what_can_be_asked_whether_it_is_there() -> None:
    engine = Engine()
    connection = wrapped(engine)

    assert isinstance(connection, LocalConnection) and connection.answers()
    connection.look()
    assert engine.looked == 1 and not isinstance(wrapped(FixedModels()), LocalConnection)
