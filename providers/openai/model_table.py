"""What is known of OpenAI's models, which its list does not say: what they cost, what they take, what came after them.

Dollars for a million tokens as OpenAI's price page had them in November 2026, by the table in litellm 1.109.1 on PyPI;
those of pictures by OpenAI's image guide. Models that answer only at `/responses` are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from conversation.ports.models import PictureRate, Price
from providers.openai.sizes import RESOLUTIONS

PRICES_OF = "2026-11"
"""When the prices below were read."""
_DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")
_PAINTERS = re.compile(r"^(?:gpt-image|chatgpt-image|dall-e)")
_TALKERS = re.compile(r"^(?:gpt-\d|gpt-oss|chat-latest|chatgpt-\d|o\d)")
_NEITHER = re.compile(
    r"audio|realtime|transcri|tts|speech|search|instruct|embedding|moderation|codex|deep-research|-pro(?:-|$)|computer"
)
"""In the names of models that do something else, or answer somewhere else."""
_THINKERS = re.compile(r"^(?:gpt-[5-9]|chat-latest|o\d)")


@dataclass(frozen=True)
class TokenPrices:
    """Dollars for a million tokens."""

    text_in: float
    text_out: float = 0.0
    cached_in: float | None = None
    """Text that was read a moment before; None is as other text."""
    image_in: float = 0.0
    image_out: float = 0.0


@dataclass(frozen=True)
class KnownChat:
    """A model that talks. What is not in the table is believed to see and to use tools, at a price nobody says."""

    name: str
    label: str
    context: int = 128_000
    """Tokens."""
    prices: TokenPrices | None = None
    vision: bool = True

    @property
    def thinks(self) -> bool:
        """Before it answers: it takes no temperature, and what it thinks counts as written."""
        return bool(_THINKERS.match(self.name))

    @property
    def price(self) -> Price:
        if self.prices is None:
            return Price()
        return Price(
            input_per_million=round(self.prices.text_in * 1_000_000),
            output_per_million=round(self.prices.text_out * 1_000_000),
        )


@dataclass(frozen=True)
class KnownPainter:
    """A model that paints. One that is not in the table is believed to be as the newest."""

    name: str
    label: str
    prices: TokenPrices | None = None
    picture: int | None = None
    """Micro-dollars for one of medium quality, 1024x1024."""
    pictures: Mapping[str, int] = field(default_factory=dict)
    """The same by quality, where that is known."""
    qualities: tuple[str, ...] = ("auto", "low", "medium", "high")
    free: bool = True
    """Paints any size, not three."""
    successor: str = ""
    """What to use where it is no longer offered."""

    @property
    def price(self) -> Price:
        return Price(image=self.picture, rates=tuple(self._rates()))

    def _rates(self) -> Iterator[PictureRate]:
        """Pictures are paid for by tokens, whose number grows with the area."""
        usual = RESOLUTIONS["1K"]
        for resolution, area in RESOLUTIONS.items() if self.free else {"": usual}.items():
            named = "" if area == usual else resolution
            for quality, micro in ({"": self.picture} | dict(self.pictures)).items():
                if micro is not None and (named or quality):
                    yield PictureRate(round(micro * area / usual), named, quality)


_PAINTED = TokenPrices(5, cached_in=1.25, image_in=8, image_out=30)
_PAINTED_BEFORE = TokenPrices(5, 10, cached_in=1.25, image_in=8, image_out=32)
_FINER = ("auto", "low", "medium", "high", "xhigh", "max")
_NOW = "gpt-image-2"

PAINTERS = (
    KnownPainter(_NOW, "GPT Image 2", _PAINTED, 53_000, {"low": 6_000, "medium": 53_000, "high": 211_000}),
    KnownPainter("gpt-image-2.6-flare", "GPT Image 2.6 Flare", _PAINTED, qualities=_FINER),
    KnownPainter("gpt-image-2.6-sunburst", "GPT Image 2.6 Sunburst", _PAINTED, qualities=_FINER),
    KnownPainter("gpt-image-2.5-flare", "GPT Image 2.5 Flare", _PAINTED, qualities=_FINER),
    KnownPainter("gpt-image-2.5-sunburst", "GPT Image 2.5 Sunburst", _PAINTED, qualities=_FINER),
    KnownPainter("chatgpt-image-latest", "ChatGPT Image", _PAINTED_BEFORE, free=False, successor=_NOW),
    KnownPainter("gpt-image-1.5", "GPT Image 1.5", _PAINTED_BEFORE, 34_000, free=False, successor=_NOW),
    KnownPainter(
        "gpt-image-1-mini",
        "GPT Image 1 Mini",
        TokenPrices(2, cached_in=0.2, image_in=2.5, image_out=8),
        11_000,
        {"low": 5_000, "medium": 11_000, "high": 36_000},
        free=False,
        successor=_NOW,
    ),
    KnownPainter("gpt-image-1", "GPT Image 1", free=False, successor=_NOW),
    KnownPainter("dall-e-3", "DALL·E 3", free=False, successor=_NOW),
    KnownPainter("dall-e-2", "DALL·E 2", free=False, successor=_NOW),
)
"""The best first. 1.5 and what came with it end on 2026-12-01; gpt-image-1 did on 2026-10-23, dall-e on 2026-05-12."""
CHATS = (
    KnownChat("gpt-6.1-terra", "GPT-6.1 Terra", 922_000, TokenPrices(1, 5, 0.05)),
    KnownChat("gpt-6.1-sol", "GPT-6.1 Sol", 922_000, TokenPrices(2, 10, 0.1)),
    KnownChat("gpt-6-luna", "GPT-6 Luna", 922_000, TokenPrices(0.1, 0.5, 0.01)),
    KnownChat("gpt-6-sol", "GPT-6 Sol", 922_000, TokenPrices(2, 10, 0.2)),
    KnownChat("gpt-6-astra", "GPT-6 Astra", 922_000, TokenPrices(10, 50, 1)),
    KnownChat("gpt-5.6", "GPT-5.6", 922_000, TokenPrices(4, 20, 0.4)),
    KnownChat("gpt-5.6-luna", "GPT-5.6 Luna", 922_000, TokenPrices(0.2, 1.2, 0.02)),
    KnownChat("gpt-5.6-terra", "GPT-5.6 Terra", 922_000, TokenPrices(2, 12, 0.2)),
    KnownChat("gpt-5.6-sol", "GPT-5.6 Sol", 922_000, TokenPrices(4, 20, 0.4)),
    KnownChat("gpt-5.5", "GPT-5.5", 1_050_000, TokenPrices(5, 30, 0.5)),
    KnownChat("gpt-5.4", "GPT-5.4", 1_050_000, TokenPrices(2.5, 15, 0.25)),
    KnownChat("gpt-5.4-mini", "GPT-5.4 Mini", 272_000, TokenPrices(0.75, 4.5, 0.075)),
    KnownChat("gpt-5.4-nano", "GPT-5.4 Nano", 272_000, TokenPrices(0.2, 1.25, 0.02)),
    KnownChat("gpt-5.2", "GPT-5.2", 272_000, TokenPrices(1.75, 14, 0.175)),
    KnownChat("gpt-5.1", "GPT-5.1", 272_000, TokenPrices(1.25, 10, 0.125)),
    KnownChat("gpt-5", "GPT-5", 272_000, TokenPrices(1.25, 10, 0.125)),
    KnownChat("gpt-5-mini", "GPT-5 Mini", 272_000, TokenPrices(0.25, 2, 0.025)),
    KnownChat("gpt-5-nano", "GPT-5 Nano", 272_000, TokenPrices(0.05, 0.4, 0.005)),
    KnownChat("gpt-4.1", "GPT-4.1", 1_047_576, TokenPrices(2, 8, 0.5)),
    KnownChat("gpt-4.1-mini", "GPT-4.1 Mini", 1_047_576, TokenPrices(0.4, 1.6, 0.1)),
    KnownChat("gpt-4o", "GPT-4o", 128_000, TokenPrices(2.5, 10, 1.25)),
    KnownChat("gpt-4o-mini", "GPT-4o Mini", 128_000, TokenPrices(0.15, 0.6, 0.075)),
    KnownChat("o3", "o3", 200_000, TokenPrices(2, 8, 0.5)),
    KnownChat("o4-mini", "o4-mini", 200_000, TokenPrices(1.1, 4.4, 0.275)),
    KnownChat("chat-latest", "ChatGPT", 400_000, TokenPrices(5, 30, 0.5)),
)
"""The one that talks where nobody chose, and its kin; then older ones."""
_PAINTERS_BY_NAME = {known.name: known for known in PAINTERS}
_CHATS_BY_NAME = {known.name: known for known in CHATS}


def is_painter(name: str) -> bool:
    return bool(_PAINTERS.match(name))


def is_chat(name: str) -> bool:
    """Whether it answers in words at `/chat/completions`, as far as its name says."""
    return bool(_TALKERS.match(name)) and not _PAINTERS.match(name) and not _NEITHER.search(name)


def painter(name: str) -> KnownPainter:
    """By a name, or by that of one of its dated versions."""
    family, version = _family(name)
    known = _PAINTERS_BY_NAME.get(family) or KnownPainter(family, family)
    return replace(known, name=name, label=f"{known.label}{version}")


def chat(name: str) -> KnownChat:
    """As `painter`."""
    family, version = _family(name)
    known = _CHATS_BY_NAME.get(family) or KnownChat(family, family)
    return replace(known, name=name, label=f"{known.label}{version}")


def family_of(name: str) -> str:
    """The name without the day of its version: `gpt-image-2` of `gpt-image-2-2026-04-21`."""
    return _family(name)[0]


def _family(name: str) -> tuple[str, str]:
    """Its family, and the day of its version as an addition to a label."""
    found = _DATED.search(name)
    return (name[: found.start()], f" ({found[0].lstrip('-')})") if found else (name, "")
