"""What Google asks for its models, as read on 2026-11-30. It names no price in its answers: only tokens.

From https://ai.google.dev/gemini-api/docs/pricing (standard tier, paid) as quoted in October and November 2026, among
others by the launch notes of LiteLLM for `gemini-4-argon` and `gemini-nano-banana-2.1`. A picture of 1K counts 1,120
tokens with every model that paints. The words of `gemini-3.1-flash-lite-image` cost what they do at
`gemini-3.1-flash-lite`; they hardly count beside its picture. A key without billing is charged nothing, which nobody
can see from its answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from conversation.ports.models import PictureRate, Price
from providers.gemini.token_counts import TokenCounts

TOKENS_OF_A_PICTURE = 1_120
"""Of 1K, which is about 1 MP."""
LONG_PROMPT = 200_000
"""Tokens above which some models are dearer."""


@dataclass(frozen=True)
class TokenRates:
    """Micro-dollars per million tokens, from a day on."""

    read: int
    written: int
    """Words and thoughts."""
    cached: int | None = None
    """Read before; None where it costs as much as the rest."""
    painted: int = 0
    """Pictures."""
    larger: tuple[tuple[str, int], ...] = ()
    """Tokens of a picture by its size, beside those of 1K."""
    since: date = date.min
    long: tuple[int, int] | None = None
    """`read` and `written` where the prompt is longer than `LONG_PROMPT`."""

    def cost(self, counts: TokenCounts) -> int:
        """Micro-dollars of one answer."""
        read, written = self.long if self.long and counts.prompt > LONG_PROMPT else (self.read, self.written)
        cached = read if self.cached is None else self.cached
        micro = (counts.prompt - counts.cached) * read + counts.cached * cached
        micro += counts.words * written + counts.painted * (self.painted or written)
        return max(round(micro / 1_000_000), 1) if micro else 0

    @property
    def price(self) -> Price:
        """As a model declares it."""
        image = self.painted * TOKENS_OF_A_PICTURE // 1_000_000
        rates = tuple(PictureRate(self.painted * tokens // 1_000_000, size) for size, tokens in self.larger)
        return Price(input_per_million=self.read, output_per_million=self.written, image=image or None, rates=rates)


FLASH_SIZES = (("2K", 1_680), ("4K", 2_520))
PRO_SIZES = (("2K", 1_120), ("4K", 2_000))
NEXT_YEAR = date(2027, 1, 1)
FLASH = (
    TokenRates(750_000, 3_750_000, 75_000),
    TokenRates(1_500_000, 7_500_000, 150_000, since=NEXT_YEAR),
)
PRICES: Mapping[str, tuple[TokenRates, ...]] = {
    "gemini-4-argon": (
        TokenRates(2_000_000, 10_000_000, 100_000),
        TokenRates(4_000_000, 20_000_000, 200_000, since=date(2026, 12, 1)),
    ),
    "gemini-3.8-flash": FLASH,
    "gemini-3.7-flash": FLASH,
    "gemini-3.6-flash": FLASH,
    "gemini-3.5-flash-lite": (TokenRates(300_000, 2_500_000, 30_000),),
    "gemini-3.1-flash-lite": (TokenRates(250_000, 1_500_000, 25_000),),
    "gemini-3.1-pro-preview": (TokenRates(2_000_000, 12_000_000, 200_000, long=(4_000_000, 18_000_000)),),
    "gemini-nano-banana-2.1": (TokenRates(1_500_000, 7_500_000, painted=30_000_000, larger=FLASH_SIZES),),
    "gemini-3-pro-image": (TokenRates(2_000_000, 12_000_000, painted=120_000_000, larger=PRO_SIZES),),
    "gemini-3.1-flash-lite-image": (TokenRates(250_000, 1_500_000, painted=30_000_000),),
}
"""By model, the oldest first."""


def rates_of(model: str, day: date | None = None) -> TokenRates | None:
    """What counts on that day, today without one; None where nobody wrote it down."""
    when = day or date.today()
    known = [rates for rates in PRICES.get(model, ()) if rates.since <= when]
    return known[-1] if known else None
