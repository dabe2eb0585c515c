"""What a call will cost, before it is made: about, for the person, and at most, for the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.llm.tokens import AROUND, tokens
from conversation.ports.models import ChatMessage, ChatModel, ChatRequest, ImageModel, ImageRequest, Price

USUAL_ANSWER = 800
"""Tokens that a reply has, more often than not."""
LONGEST_ANSWER = 8_000
"""Tokens that a reply may come to, thinking included, where the request says nothing."""
USUAL_REFINING, LONGEST_REFINING = (1_500, 150), (4_000, 500)
"""Tokens that are read and written to refine a prompt."""
PICTURE = 1_600
"""Tokens a picture is read as, at most, by the models that say so."""
SURPLUS = 1.5
"""Vocabularies need up to half as many tokens again as `tokens` estimates."""
MILLION = 1_000_000


@dataclass(frozen=True)
class Estimate:
    """Micro-dollars; None where nobody knows the price, 0 is free."""

    about: int | None
    most: int | None


FREE = Estimate(0, 0)
UNKNOWN = Estimate(None, None)


def of_chat(model: ChatModel, request: ChatRequest) -> Estimate:
    """Of one reply."""
    able = model.abilities
    if able.local:
        return FREE
    read = sum(_tokens(message) for message in request.messages) + sum(tokens(str(tool)) for tool in request.tools)
    longest = request.max_tokens or LONGEST_ANSWER
    about = by_tokens(able.price, read, min(USUAL_ANSWER, longest))
    return Estimate(about, by_tokens(able.price, round(read * SURPLUS), longest))


def of_refining(model: ChatModel) -> Estimate:
    """Of putting a prompt into words, before what is read for it is gathered: as much as it usually is."""
    if model.abilities.local:
        return FREE
    price = model.abilities.price
    return Estimate(by_tokens(price, *USUAL_REFINING), by_tokens(price, *LONGEST_REFINING))


def of_picture(model: ImageModel, request: ImageRequest) -> Estimate:
    """Of one picture, as it is chosen in the request."""
    if model.abilities.local:
        return FREE
    price, chosen = model.abilities.price, (request.resolution, request.quality, len(request.references))
    about = price.of_picture(*chosen)
    if not about:
        return Estimate(about, about)
    read = tokens(request.prompt) + PICTURE * len(request.references)
    more = by_tokens(Price(price.input_per_million or 0, 0), read, 0) or 0
    return Estimate(about, (price.most_of_picture(*chosen) or about) + more)


def times(estimate: Estimate, count: int) -> Estimate:
    """Of so many calls alike."""
    about, most = (None if each is None else each * count for each in (estimate.about, estimate.most))
    return Estimate(about, most)


def by_tokens(price: Price, tokens_in: int, tokens_out: int) -> int | None:
    """What so many tokens are listed at, rounded up; None where a price is missing."""
    if price.input_per_million is None or price.output_per_million is None:
        return None
    return -(-(price.input_per_million * tokens_in + price.output_per_million * tokens_out) // MILLION)


def together(estimates: Sequence[Estimate]) -> Estimate:
    """Of several calls; unknown where one is."""
    about, most = [each.about for each in estimates], [each.most for each in estimates]
    return Estimate(
        None if None in about else sum(filter(None, about)), None if None in most else sum(filter(None, most))
    )


def _tokens(message: ChatMessage) -> int:
    called = sum(tokens(str(call.arguments)) for call in message.calls)
    return tokens(message.text) + AROUND + PICTURE * len(message.pictures) + called
