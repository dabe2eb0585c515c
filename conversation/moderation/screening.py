"""What is about to be sent to a model is looked at first: by a list of words, by services that moderate.

It stands before every call of every model (`conversation/llm/ledger.py`), so no way of asking goes around it. What is
refused is not sent and not charged, and is told to its author; who administers sees that it was, not what it said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from conversation.errors import CallNotMade, ProviderFault, Remedy
from conversation.events import Event, StatusChanged
from conversation.llm.answer_cache import AnswerCache, answer_key
from conversation.moderation.word_list import WordList
from conversation.ports.moderation.refusals import RefusedCall, RefusedCalls
from conversation.ports.moderation.screening import REFUSED, UNCHECKED, WORDS, Moderator, Outgoing
from conversation.sentences import say

UNANSWERED = "unanswered"
SHORTEST = 120.0
"""Seconds at most that a page waits by itself before it tries again."""
LONGEST_KEPT = 2_000
"""Characters of what was refused, where that is kept."""
KINDS = {
    "harassment": say("harm_harassment", "harassment"),
    "hate": say("harm_hate", "hatred"),
    "illicit": say("harm_illicit", "wrongdoing"),
    "self-harm": say("harm_self", "self-harm"),
    "sexual": say("harm_sexual", "sexual content"),
    "violence": say("harm_violence", "violence"),
}
"""By what comes before the slash in OpenAI's names."""


@dataclass(frozen=True)
class Screening:
    """Implements `Screen`."""

    words: WordList
    moderators: Sequence[Moderator]
    refusals: RefusedCalls
    now: Callable[[], str]
    """ISO 8601, UTC."""
    unanswered: bool = False
    """Whether to send what a moderator gave no answer to."""
    keeps: bool = False
    """Whether what was refused is kept, for who administers."""
    passed: AnswerCache = field(default_factory=AnswerCache)
    """What moderators had nothing against."""

    def screen(self, outgoing: Outgoing) -> Iterator[Event]:
        """See `Screen`."""
        said = [text for text in outgoing.said if text.strip()]
        for text in said:
            if word := self.words.found(text):
                self._keep(outgoing, WORDS, "")
                raise _listed(word)
        for moderator in self.moderators:
            yield from self._asked(moderator, outgoing, said)

    def allows(self, text: str) -> bool:
        """See `Screen`."""
        return not self.words.found(text)

    def _asked(self, moderator: Moderator, outgoing: Outgoing, said: Sequence[str]) -> Iterator[Event]:
        passed = self.passed.of(outgoing.owner)
        new = {answer_key(moderator.name, text): text for text in said}
        new = {key: text for key, text in new.items() if passed.get(key) is None}
        if not new:
            return
        looking = say("checking_words", "{label} is looking at the words", label=moderator.label)
        yield StatusChanged("wait", looking)
        asking = moderator.kinds(outgoing.owner, tuple(new.values()))
        try:
            while True:
                try:
                    next(asking)
                except StopIteration as end:
                    kinds: tuple[str, ...] = end.value
                    break
                yield StatusChanged("wait", looking)
        except ProviderFault as fault:
            if self.unanswered:
                return
            self._keep(outgoing, moderator.name, UNANSWERED)
            raise _not_checked(moderator.label, fault) from fault
        finally:
            asking.close()
        if kinds:
            self._keep(outgoing, moderator.name, kinds[0])
            raise _objected(moderator.label, kinds)
        for key in new:
            passed.keep(key, "passed")

    def _keep(self, outgoing: Outgoing, check: str, kind: str) -> None:
        """One of a turn and a check: what is tried by several ways in a turn is refused once."""
        id = f"{outgoing.turn}:{check}" if outgoing.turn else str(uuid4())
        words = "\n\n".join(outgoing.said)[:LONGEST_KEPT] if self.keeps else None
        about = outgoing.owner, self.now(), check, kind, outgoing.model, outgoing.purpose, words
        self.refusals.add(RefusedCall(id, *about))


def harm_of(kind: str) -> str:
    """What a person is told of a kind: `violence` of `violence/graphic`; the provider's own word where we have none."""
    harm = kind.partition("/")[0]
    return KINDS.get(harm, harm)


def _listed(word: str) -> CallNotMade:
    # a tool's answer is read by the model that called it: the word itself stands in what only its author reads
    return CallNotMade(
        say("refused_before_sending", "This was not sent"),
        say(
            "refused_by_words",
            "A word in it, or in your memory pad, is on the list of what this studio sends to no model. Say it another"
            " way. Nothing was charged.",
        ),
        code=REFUSED,
        status=403,
        details=word,
        remedy=Remedy(flagged=word),
    )


def _objected(label: str, kinds: Sequence[str]) -> CallNotMade:
    return CallNotMade(
        say("refused_before_sending", "This was not sent"),
        say(
            "refused_by_service",
            "{label}, which looks at all words here before they go to a model, objects to them: {kind}. Say it another"
            " way. Nothing was charged.",
            label=label,
            kind=harm_of(kinds[0]),
        ),
        code=REFUSED,
        status=403,
        details=", ".join(kinds),
    )


def _not_checked(label: str, fault: ProviderFault) -> CallNotMade:
    wait = None if fault.retry_after is None else min(fault.retry_after, SHORTEST)
    return CallNotMade(
        say("not_checked", "This could not be checked, so it was not sent"),
        say(
            "not_checked_text",
            "{label} looks at all words here before they go to a model, and gave no answer. Try again in a moment."
            " Nothing was charged.",
            label=label,
        ),
        code=UNCHECKED,
        status=503,
        retry_after=wait,
        details=f"{fault.title}. {fault.text}",
    )
