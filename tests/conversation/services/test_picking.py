"""Picking one of several pictures: it is what the next words are about, and its model won."""

from __future__ import annotations

import pytest

from conversation.errors import BadRequest, NotFound, ProviderFault
from conversation.events import Event
from conversation.fold import fold
from conversation.message import Message
from conversation.ports.comparisons import ModelStanding
from conversation.sentences import in_its_words
from conversation.services.picking import CandidatePicking
from tests.conversation.stage import Painter, Theatre

BROKEN = ProviderFault(in_its_words("Not today"), code="provider_failed", may_have_charged=False)


def compared(*rivals: Painter) -> Theatre:
    theatre = Theatre()
    theatre.models.rivals = list(rivals)
    theatre.say("/compare-models a fox models=" + ",".join(each.id for each in rivals))
    return theatre


def picking(theatre: Theatre) -> CandidatePicking:
    def add(message: Message, event: Event) -> Message:
        assert message.reply
        theatre.replies[-1] = fold(message.reply, event)
        theatre.kept.replies.save(theatre.replies[-1])
        return theatre.kept.library.message(theatre.owner, message.id)

    kept = theatre.kept
    return CandidatePicking(kept.library, kept.shelf, kept.comparisons, lambda conversation: [], add)


ONE, TWO, THREE = (Painter(f"acme/{name}", name.title()) for name in ("one", "two", "three"))


def test_the_model_that_was_picked_won() -> None:
    theatre = compared(ONE, TWO, THREE)
    desk, turn = picking(theatre), theatre.replies[-1].turn
    desk.pick(theatre.owner, turn, 1, 2)
    assert desk.standings(theatre.owner)[0] == ModelStanding("acme/two", 1, 1)
    assert len(desk.standings(theatre.owner)) == 3
    active = theatre.kept.images.active(theatre.conversation)
    assert active and active.id == theatre.replies[-1].pictures[1].image


def test_who_changes_their_mind_is_counted_once_and_a_choice_taken_back_not_at_all() -> None:
    theatre = compared(ONE, TWO)
    desk, turn = picking(theatre), theatre.replies[-1].turn
    desk.pick(theatre.owner, turn, 1, 2)
    desk.pick(theatre.owner, turn, 1, 1)
    assert [(each.model, each.won) for each in desk.standings(theatre.owner)] == [("acme/one", 1), ("acme/two", 0)]
    desk.pick(theatre.owner, turn, 1, 0)
    assert desk.standings(theatre.owner) == []


def test_a_model_that_painted_nothing_lost_nothing() -> None:
    theatre = compared(ONE, TWO, Painter("acme/broken", "Broken", makes=[BROKEN]))
    desk = picking(theatre)
    desk.pick(theatre.owner, theatre.replies[-1].turn, 1, 1)
    assert {each.model for each in desk.standings(theatre.owner)} == {"acme/one", "acme/two"}


def test_one_that_painted_alone_won_against_nobody() -> None:
    theatre = compared(ONE, Painter("acme/broken", "Broken", makes=[BROKEN]))
    desk = picking(theatre)
    desk.pick(theatre.owner, theatre.replies[-1].turn, 1, 1)
    assert desk.standings(theatre.owner) == []


def test_what_failed_cannot_be_picked() -> None:
    theatre = compared(ONE, Painter("acme/broken", "Broken", makes=[BROKEN]))
    with pytest.raises(BadRequest):
        picking(theatre).pick(theatre.owner, theatre.replies[-1].turn, 1, 2)


def test_another_persons_pictures_are_not_there() -> None:
    theatre = compared(ONE, TWO)
    with pytest.raises(NotFound):
        picking(theatre).pick("somebody else", theatre.replies[-1].turn, 1, 1)
