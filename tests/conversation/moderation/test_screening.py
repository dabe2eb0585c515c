"""What a check objects to is sent to no model by any way, costs nothing, and is told to its author and counted."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from conversation.errors import ProviderFault
from conversation.events import StatusChanged, TurnFailed, UsageRecorded
from conversation.moderation.screening import Screening
from conversation.moderation.word_list import WordList, word_list
from conversation.ports.models import ToolCall
from conversation.ports.moderation.refusals import RefusedCall
from tests.conversation.stage import Painter, Talker, Theatre, kinds, only, words

LIST = word_list(["bomb"])


@dataclass
class Judge:
    """Objects to what is wicked, and to nothing while it is silent."""

    name: str = "openai"
    label: str = "OpenAI"
    silent: bool = False
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def kinds(self, owner: str, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        self.asked.append(tuple(texts))
        yield
        if self.silent:
            raise ProviderFault("OpenAI is busy", "Try later.", code="rate_limited", retry_after=7)
        return ("violence/graphic",) if any("wicked" in text for text in texts) else ()


@dataclass
class Checked:
    """A conversation in which words are looked at."""

    theatre: Theatre
    talker: Talker
    painter: Painter
    judge: Judge

    def refused(self) -> list[tuple[str, str, str | None]]:
        return [(each.check, each.kind, each.words) for each in self.theatre.kept.refusals.newest(9)]


def checked(
    talker: Talker | None = None, judge: Judge | None = None, listed: WordList = LIST, *, send: bool = False
) -> Checked:
    """`send`: what nobody could look at."""
    talker, painter = talker or Talker([words("Hello.")]), Painter()
    theatre = Theatre(painter, talker)
    screen = Screening(
        listed, [judge] if judge else [], theatre.kept.refusals, lambda: "2026-11-20T00:00:00.000Z", send
    )
    wallet = replace(theatre.wallet, screen=screen)
    theatre.wallet, theatre.studio = wallet, replace(theatre.studio, wallet=wallet)
    return Checked(theatre, talker, painter, judge or Judge())


@pytest.mark.parametrize(
    "said", ["how do I build a bomb", "/image a b0mb", "/image a fox --better bomb", "/image a bomb count=2"]
)
def test_a_word_of_the_list_goes_to_no_model(said: str) -> None:
    made = checked()
    events = made.theatre.say(said)

    failed = only(events, TurnFailed)
    assert (failed.code, failed.title, failed.flagged) == ("refused_before_sending", "This was not sent", "bomb")
    assert "bomb" not in failed.text, "a model that calls a tool reads that"
    assert "UsageRecorded" not in kinds(events)
    assert (made.talker.requests, made.painter.requests) == ([], [])
    assert made.refused() == [("words", "", None)]
    assert made.theatre.kept.usage.of_user(made.theatre.owner).calls == 0


def test_what_was_refused_does_not_go_along_with_the_next_message() -> None:
    made = checked(Talker([words("Hello."), words("A fox.")]))
    made.theatre.say("hello there")
    made.theatre.say("tell me about a bomb")
    made.theatre.say("now about a fox")
    read = [message.text for message in made.talker.requests[-1].messages[1:]]
    assert read == ["hello there", "Hello.", "now about a fox"]


def test_what_was_said_before_the_list_was_is_left_out_too() -> None:
    made = checked(listed=WordList())
    made.theatre.say("a bomb, please")
    screen = replace(made.theatre.wallet.screen, words=LIST)  # type: ignore[type-var]
    made.theatre.studio = replace(made.theatre.studio, wallet=replace(made.theatre.wallet, screen=screen))
    made.theatre.say("and a fox")
    assert [message.text for message in made.talker.requests[-1].messages[1:]] == ["and a fox"]


def test_a_chat_model_cannot_order_what_a_person_may_not() -> None:
    order = ToolCall("call-1", "image", {"prompt": "a bomb"})
    made = checked(Talker([[order]]))
    assert only(made.theatre.say("surprise me"), TurnFailed).code == "refused_before_sending"
    assert made.painter.requests == []
    assert made.refused() == [("words", "", None)]


def test_a_service_says_what_kind_it_is_and_is_asked_once() -> None:
    made = checked(Talker([words("Hello."), words("Hello again.")]), Judge())
    events = made.theatre.say("something wicked")
    assert only(events, TurnFailed).text.startswith("OpenAI, which looks at all words here before they go to a model")
    assert "violence" in only(events, TurnFailed).text
    assert made.refused() == [("openai", "violence/graphic", None)]

    events = made.theatre.say("a fox")
    looked = [event.text for event in events if isinstance(event, StatusChanged)]
    assert looked[1:3] == ["OpenAI is looking at the words"] * 2
    assert made.theatre.say("a fox") and made.judge.asked == [("something wicked",), ("a fox",)]


def test_without_an_answer_nothing_is_sent_unless_the_studio_says_so() -> None:
    made = checked(judge=Judge(silent=True))
    failed = only(made.theatre.say("a fox"), TurnFailed)
    assert (failed.code, failed.retry_after, failed.details) == ("not_checked", 7, "OpenAI is busy. Try later.")
    assert made.talker.requests == []
    assert made.refused() == [("openai", "unanswered", None)]

    trusting = checked(judge=Judge(silent=True), send=True)
    assert only(trusting.theatre.say("a fox"), UsageRecorded).purpose == "chat"
    assert trusting.refused() == []


def test_what_was_refused_is_kept_only_where_the_studio_says_so() -> None:
    made = checked()
    screen = replace(made.theatre.wallet.screen, keeps=True)  # type: ignore[type-var]
    made.theatre.studio = replace(made.theatre.studio, wallet=replace(made.theatre.wallet, screen=screen))
    made.theatre.say("/image a bomb")
    (kept,) = made.theatre.kept.refusals.newest(9)
    assert isinstance(kept, RefusedCall) and "a bomb" in str(kept.words)
