"""Picking one of several candidates, and which models were picked how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conversation.errors import BadRequest, NotFound
from conversation.events import CandidatePicked, Event
from conversation.message import Message
from conversation.ports.comparisons import Comparisons, ModelStanding
from conversation.ports.library import Library
from conversation.ports.shelf import Shelf
from conversation.reply import Picture, Reply
from conversation.sentences import say

Add = Callable[[Message, Event], Message]
"""Adds an event to a turn that runs or is over: folds, keeps and tells it. The message as it is afterwards."""


@dataclass(frozen=True)
class CandidatePicking:
    """What a person does with several pictures of one prompt."""

    library: Library
    shelf: Shelf
    comparisons: Comparisons
    ahead: Callable[[str], Sequence[Message]]
    """The replies of a conversation that are further than what is kept."""
    add: Add

    def pick(self, owner: str, turn: str, group: int, place: int) -> Message:
        """The picture at that place is what the next words are about, and its model won. Place 0 takes the choice back.

        Raises `NotFound`, and `BadRequest` for a place where there is no picture (yet).
        """
        kept = self.library.message(owner, turn)
        message = next((each for each in self.ahead(kept.conversation) if each.id == turn), kept)
        reply = message.reply
        if reply is None or not 1 <= group <= len(reply.candidates):
            raise NotFound("The picture")
        made = {each.place: each for each in reply.pictures if each.group == group and each.version}
        if place and place not in made:
            raise BadRequest(
                say("not_there_yet", "That picture is not there (yet)"),
                say("not_there_yet_text", "Wait until it is painted, or pick another one."),
                code="bad_arguments",
            )
        if place:
            self._show(owner, made[place])
        self._count(owner, reply, group, place, sorted(made))
        return self.add(message, CandidatePicked(group, place))

    def standings(self, owner: str) -> Sequence[ModelStanding]:
        """See `Comparisons`."""
        return self.comparisons.standings(owner)

    def _show(self, owner: str, picture: Picture) -> None:
        assert picture.version is not None
        self.shelf.choose(owner, picture.image, picture.version["id"])

    def _count(self, owner: str, reply: Reply, group: int, place: int, made: Sequence[int]) -> None:
        """Only models that painted took part."""
        models = reply.candidates[group - 1]["models"]
        if models:
            took_part = [models[each - 1] for each in made]
            winner = models[place - 1] if place and len(took_part) > 1 else ""
            self.comparisons.decide(owner, f"{reply.turn}/{group}", took_part, winner)
