"""A question to the cheap model: how long its answer may be."""

from __future__ import annotations

import pytest

from conversation.llm.ledger import Ledger
from conversation.llm.question import ROOM_TO_THINK, ModelQuestion, ask
from conversation.ports.models import ChatAbilities
from tests.conversation.stage import Talker, Theatre, words


@pytest.mark.parametrize(("thinks", "most"), [(False, 24), (True, 24 + ROOM_TO_THINK)])
def test_a_model_that_thinks_has_room_for_it_beside_the_answer(thinks: bool, most: int) -> None:
    theatre, model = Theatre(), Talker([words("A fox")], abilities=ChatAbilities(thinks=thinks, local=True))
    question = ModelQuestion("title", "Name it.", "a fox", max_tokens=24)
    list(ask(Ledger(theatre.wallet, ""), model, question, lambda: 0.0))

    assert [request.max_tokens for request in model.requests] == [most]
