"""What a provider says about itself and a key when it is asked: the same for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from conversation.sentences import said
from conversation.serialization import to_json


@dataclass(frozen=True)
class ProviderReport:
    """A key that is accepted, or a provider that answers without one. What nobody says is None, or empty."""

    label: str = ""
    """What the key is called at the provider; never any part of it."""
    left: int | None = None
    """Micro-dollars that can still be spent with it."""
    limit: int | None = None
    """Micro-dollars that may be spent with it, in all or within what `resets` says."""
    resets: str = ""
    """`daily`, `weekly` or `monthly`; empty for a limit that never begins anew."""
    spent: int | None = None
    """Micro-dollars so far."""
    valid_until: str = ""
    """When, ISO 8601."""
    unlimited: bool = False
    """It says that there is no limit, which is more than saying nothing about one."""
    models: int | None = None
    """How many models it lists."""
    free: bool = False
    """Nothing was ever paid into the account: only free models answer."""
    painters: int | None = field(default=None, kw_only=True)
    """How many of its models make pictures, of one that somebody runs."""
    version: str = field(default="", kw_only=True)
    """Of the program that answers, as it says it."""
    told: str = field(default="", kw_only=True)
    """What is missing before it can be used, and how to get it: a sentence with a code."""

    def as_data(self, milliseconds: int) -> dict[str, Any]:
        """As it crosses the wire. `milliseconds`: that it took to say all of this."""
        return {**to_json(self), "milliseconds": milliseconds, **said({"told": self.told})}
