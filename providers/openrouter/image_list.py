"""What OpenRouter's image list says beside the general one: shapes, references, previews, and what a picture costs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from conversation.ports.models import PictureRate, Price
from providers.openrouter.listed_model import ASPECTS, ListedModel
from providers.wire.content.money import micro_dollars

LIST = "/images/models"
_LARGEST_RATIO = 8
_FORMATS = ("png", "jpeg", "webp")
"""Those that the studio reads as pictures."""


def prices_path(name: str) -> str:
    """Where the offers for one model stand."""
    return f"{LIST}/{name}/endpoints"


def with_painting(declared: ListedModel, entry: Mapping[str, Any]) -> ListedModel:
    """The model as its entry of `GET /images/models` describes it; what the entry leaves out stays as it was."""
    offered = entry.get("supported_parameters")
    if not isinstance(offered, Mapping) or not offered:
        return replace(declared, listed=True)
    return replace(
        declared,
        listed=True,
        parameters=declared.parameters | frozenset(name for name in offered if isinstance(name, str)),
        aspects=_aspects(offered.get("aspect_ratio")),
        shaped="aspect_ratio" in offered,
        several=max(_most(offered.get("n")), 1),
        references=_most(offered.get("input_references")),
        streams=entry.get("supports_streaming") is True,
        resolutions=_choices(offered.get("resolution"), "1K"),
        qualities=_choices(offered.get("quality"), "auto"),
        formats=_choices(offered.get("output_format"), "png", _FORMATS),
        backgrounds=_choices(offered.get("background"), "auto"),
    )


def painted_price(answer: object, resolutions: Collection[str], qualities: Collection[str]) -> Price:
    """What a picture costs by `GET …/endpoints`, and where one of these is chosen: a `variant` of a line names it."""
    rates = [PictureRate(0, resolution=name) for name in resolutions]
    rates += [PictureRate(0, quality=name) for name in qualities]
    found = ((rate, image_price(answer, rate.resolution or rate.quality)) for rate in rates)
    known = tuple(replace(rate, image=price) for rate, price in found if price is not None)
    return Price(image=image_price(answer), rates=known)


def image_price(answer: object, variant: str = "") -> int | None:
    """Micro-dollars for a picture of about 1 MP by `GET …/endpoints`.

    The dearest offer, since nobody knows which one will answer; None where one counts in tokens, since nobody says how
    many of them a picture takes. `variant`: only what lines of that name say.
    """
    offers = answer.get("endpoints") if isinstance(answer, Mapping) else None
    prices = (
        [_offer(offer, variant) for offer in offers if isinstance(offer, Mapping)] if isinstance(offers, list) else []
    )
    known = [price for price in prices if price is not None]
    return max(known) if known and len(known) == len(prices) else None


def _offer(offer: Mapping[str, Any], variant: str) -> int | None:
    lines = list(_output_lines(offer.get("pricing")))
    if variant:
        lines = [line for line in lines if str(line.get("variant") or "").casefold() == variant.casefold()]
    # a line without a variant is what is asked for when nothing special is
    usual = [line for line in lines if not line.get("variant")] or lines
    if not usual or any(line.get("unit") not in ("image", "megapixel") for line in usual):
        return None
    costs = [micro_dollars(line.get("cost_usd")) for line in usual]
    known = [cost for cost in costs if cost is not None]
    return max(known) if len(known) == len(costs) else None


def _output_lines(pricing: object) -> Iterator[Mapping[str, Any]]:
    for line in pricing if isinstance(pricing, list) else ():
        if isinstance(line, Mapping) and line.get("billable") == "output_image":
            yield line


def _aspects(values: object) -> tuple[str, ...]:
    """Those that can be asked for, in the order in which they are shown everywhere; square where there is no choice."""
    given = values.get("values") if isinstance(values, Mapping) else None
    found = [each for each in given if isinstance(each, str) and _is_aspect(each)] if isinstance(given, list) else []
    usual = [aspect for aspect in ASPECTS if aspect in found]
    return (*usual, *(aspect for aspect in found if aspect not in usual)) or ("1:1",)


def _is_aspect(text: str) -> bool:
    width, _, height = text.partition(":")
    if not (width.isdecimal() and height.isdecimal() and len(text) <= 5 and int(width) and int(height)):
        return False
    return max(int(width), int(height)) <= _LARGEST_RATIO * min(int(width), int(height))


def _choices(values: object, usual: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of an enumeration, the usual one first; of several `known` ones only these. Empty where it is none."""
    given = values.get("values") if isinstance(values, Mapping) else None
    words = [each for each in given if isinstance(each, str) and each] if isinstance(given, list) else []
    found = [word for word in words if not known or word in known]
    return tuple(sorted(found, key=lambda word: word != usual))


def _most(values: object) -> int:
    """Of a range, the most that can be asked for: of pictures in one request, of references. 0 where the parameter is
    not there."""
    most = values.get("max") if isinstance(values, Mapping) else None
    if isinstance(most, int) and not isinstance(most, bool):
        return max(most, 0)
    return 0 if values is None else 1
