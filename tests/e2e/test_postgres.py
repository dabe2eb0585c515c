"""The studio on PostgreSQL, which is started anew while a reply is written: people are told, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import ENVIRON
from tests.running import Studio, Visitor, until
from tests.servers.postgres import Postgres, postgres
from tests.upstream.running import Upstream

pytestmark = pytest.mark.timeout(180)
Make = Callable[[Studio], Visitor]


@dataclass
class OnPostgres:
    """A studio and its database."""

    studio: Studio
    server: Postgres


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, upstream: Upstream) -> Iterator[OnPostgres]:
    data = tmp_path_factory.mktemp("studio") / "data"
    with postgres() as server:
        environ = {**ENVIRON, "OPENROUTER_API_URL": upstream.url, "DATABASE_URL": server.database()}
        with Studio(data, environ) as studio:
            yield OnPostgres(studio, server)


def test_a_picture_is_painted_and_a_word_of_it_found(both: OnPostgres, visitor: Make) -> None:
    ada = visitor(both.studio)
    conversation = ada.conversation()
    ada.connect(conversation)
    assert ada.ended(ada.turn(conversation, "/image ein Fuchs am Hafen")).state == "done"
    found = ada.data("GET", "/api/v1/conversations?q=hafen")["conversations"]
    assert [each["id"] for each in found] == [conversation]
    assert len(ada.data("GET", "/api/v1/gallery")["pictures"]) == 1
    assert not (both.studio.data / "atelier.db").exists()


def test_what_is_said_while_it_is_started_anew_is_kept(both: OnPostgres, visitor: Make) -> None:
    ada = visitor(both.studio)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "Tell me of the sea.", options={"chat_model": "paced/50x500"})
    ada.wait(lambda heard: turn in heard.replies and bool(heard.replies[turn].text))
    both.server.stop()
    refused = ada.emit("turn", {"conversation": conversation, "client_id": "while away", "text": "And the hills?"})
    assert refused["error"]["code"] == "database_unreachable", refused
    answer = ada.call("GET", f"/api/v1/conversations/{conversation}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "database_unreachable")
    both.server.start()

    reply = ada.ended(turn)
    until(lambda: ada.reply(conversation, turn).state == "done")
    assert (reply.state, ada.reply(conversation, turn).text) == ("done", reply.text)
    assert len(reply.text.split()) > 300
    assert ada.ended(ada.turn(conversation, "/image the hills")).state == "done"
    assert [message["role"] for message in ada.page(conversation)["messages"]] == ["user", "assistant"] * 2
