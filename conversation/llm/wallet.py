"""What a person may spend in a turn: within which limits, and where it is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from conversation.errors import CallNotMade, Told
from conversation.llm.answer_cache import AnswerCache
from conversation.ports.moderation.screening import OpenScreen, Screen
from conversation.ports.provider_lines import OpenLines, ProviderLines, ProviderPlace
from conversation.ports.usage import LimitReached, PlannedCall, SpendingLimits, Usage
from conversation.sentences import in_dollars, say

WARNED_AT = 0.8
"""Share of the month's limit from which the person is told."""


@dataclass(frozen=True)
class Wallet:
    """Of one person."""

    owner: str
    usage: Usage
    limits: SpendingLimits = field(default_factory=SpendingLimits)
    allow: Callable[[], None] = lambda: None
    """The person says that models may be called whose price nobody knows; it holds from now on."""
    answers: AnswerCache = field(default_factory=AnswerCache)
    """What was paid for and need not be again."""
    own: frozenset[str] = frozenset()
    """Names of the providers that are called with this person's own keys: what those cost nobody shares."""

    paints: Callable[[], None] = lambda: None
    """Raises `CallNotMade` where the person may not have pictures painted."""
    lines: ProviderLines = field(default_factory=OpenLines)
    """Where calls wait until their provider has room."""
    screen: Screen = field(default_factory=OpenScreen)
    """Looks at what is about to be sent."""

    def place_at(self, model: str, job: str) -> ProviderPlace:
        """Of one call, in line at the provider of its model."""
        return self.lines.join(model, self.owner, job, own=model.partition("/")[0] in self.own)

    def allowing(self) -> Wallet:
        """The same after a yes to a price that nobody knows."""
        return replace(self, limits=replace(self.limits, unknown=True))

    def warning(self, month: str, cost: int) -> str:
        """That most of the month, `2026-11`, is spent, when what cost so much has just made it so; else empty."""
        limit = self.limits.month
        if not limit or not cost:
            return ""
        spent, mark = self.usage.of_month(self.owner, month).cost, limit * WARNED_AT
        if not spent - cost < mark <= spent:
            return ""
        sums = {"spent": in_dollars(spent), "limit": in_dollars(limit)}
        return say("month_nearly_spent", "You have spent {spent} of your {limit} this month.", **sums)

    def reserve(self, call: PlannedCall, label: str) -> str:
        """The id of a reservation. Raises `CallNotMade`. `label`: the model's name."""
        if call.most is None and not self.limits.unknown:
            raise unknown_price(label)
        try:
            shared = self.limits.shared is not None and call.model.partition("/")[0] not in self.own
            found = self.usage.reserve(replace(call, shared=shared), self.limits)
        except Told as refused:  # what could not be written down is not bought
            raise CallNotMade(
                refused.title, refused.text, code=refused.code, retry_after=refused.retry_after, status=refused.status
            ) from refused
        if isinstance(found, LimitReached):
            raise limit_reached(call, found, self.limits)
        return found


def unknown_price(label: str) -> CallNotMade:
    """Nobody asked the person yet."""
    return CallNotMade(
        say("unknown_price", "Nobody says what {label} costs", label=label),
        say(
            "unknown_price_text",
            "It wasn’t called. Allow models without a known price under Settings → Usage, or choose another model.",
        ),
        code="unknown_price",
    )


def limit_reached(call: PlannedCall, reached: LimitReached, limits: SpendingLimits) -> CallNotMade:
    """There is no room for it within a limit."""
    if reached.limit == "month":
        title = say("month_limit", "Your limit of {limit} a month is reached", limit=in_dollars(limits.month or 0))
        text = say(
            "month_limit_text",
            "{used} is spent or set aside, and this could cost {most}. It wasn’t done, and nothing was charged. Free "
            "models and all edits still work. The limit starts over on the first of the month.",
            used=in_dollars(reached.used),
            most=in_dollars(call.most or 0),
        )
    elif reached.limit == "shared":
        title = say("shared_limit", "The guests of this studio have used up their month")
        text = say(
            "shared_limit_text",
            "All guests together may spend {limit} a month with the studio’s keys, and this could cost {most}. It "
            "wasn’t done, and nothing was charged. Connect a key of your own in Settings → Providers, or go on with "
            "free models. The limit starts over on the first of the month.",
            limit=in_dollars(limits.shared or 0),
            most=in_dollars(call.most or 0),
        )
    elif reached.limit == "pictures":
        title = say("pictures_limit", "That is all for today: {count} paid pictures", count=limits.pictures or 0)
        text = say(
            "pictures_limit_text",
            "Nothing was painted or charged. Free models still paint. The count starts over at midnight, UTC.",
        )
    else:
        title = say("calls_limit", "That is more than {count} calls to models in a minute", count=limits.calls or 0)
        text = say("calls_limit_text", "Nothing was charged. Try again in a minute.")
    most = {"pictures": limits.pictures, "calls": limits.calls}.get(reached.limit)
    status, wait = 402 if reached.limit in ("month", "shared") else 429, round(reached.wait)
    return CallNotMade(title, text, code=f"{reached.limit}_limit", retry_after=wait, status=status, most=most)
