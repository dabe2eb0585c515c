"""Other people's prices as micro-dollars: what cannot be a price is unknown, never zero."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_MOST = Decimal(1_000)
"""Dollars. What one call can never cost is not believed."""


def micro_dollars(dollars: object) -> int | None:
    """A cost in dollars, a number or its text, as micro-dollars; at least 1 when it is not nothing."""
    amount = _decimal(dollars)
    if amount is None or amount > _MOST:
        return None
    return max(round(amount * 1_000_000), 1) if amount else 0


def per_million(dollars_per_token: object) -> int | None:
    """A price per token in dollars as micro-dollars per million tokens."""
    amount = _decimal(dollars_per_token)
    return None if amount is None or amount > 1 else round(amount * 1_000_000 * 1_000_000)


def dollars(micro: int) -> str:
    """A price as a person reads it, as on the page: cents, or two digits that say something where it is less."""
    amount = Decimal(micro) / 1_000_000
    digits = 2 if amount >= Decimal("0.01") or not amount else min(1 - amount.adjusted(), 6)
    return f"${amount:.{digits}f}"


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None
