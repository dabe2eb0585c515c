"""What a message means before it is aimed at a picture: amounts, questions, and the parts that a clause consists of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from conversation.plain_words.vocabulary import Word
from imaging.declaration import Declaration


@dataclass(frozen=True)
class Amount:
    """How much: `by` 0.2 (20 % or “a bit”), `times` 2 (“twice as”), `to` 1.2 (“to 120 %”)."""

    kind: str
    n: float
    exact: bool = True
    """A number was said, not a word such as “much”."""


@dataclass(frozen=True)
class Unsure:
    """The studio knows what is wanted but not how; `choices` are (label, what to say instead)."""

    text: str
    choices: tuple[tuple[str, str], ...]


Result = Declaration | Unsure | None
"""None when the parts of a clause make no sense together."""
Effect = Callable[[int], Result]
"""What a clause does to a picture whose long side has that many pixels."""


@dataclass
class Parts:
    """The words of one clause by kind. What an effect uses it takes out; what is left over was not understood."""

    by_kind: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, words: Iterable[Word]) -> Parts:
        parts = cls()
        for word in words:
            if word.value not in parts.by_kind[word.kind] or word.kind not in ("act", "up", "down"):
                parts.by_kind[word.kind].append(word.value)
        return parts

    def take(self, kind: str) -> str | None:
        """The only value of that kind, taken out; None when there is none or several."""
        values = self.by_kind.get(kind) or []
        return values.pop() if len(values) == 1 else None

    def has(self, *kinds: str) -> bool:
        """Whether there is any of these."""
        return any(map(self.by_kind.get, kinds))  # a generator would cost a third of a reading

    def drop(self, *kinds: str) -> bool:
        """Takes all of these out; whether there were any."""
        return any([bool(self.by_kind.pop(kind, None)) for kind in kinds])

    def empty(self) -> bool:
        return not any(self.by_kind.values())

    def number(self, kind: str) -> float | None:
        """As `take`, as a number; a sign before it counts."""
        value = self.take(kind)
        return None if value is None else number(value)


Act = Callable[[Parts, int], Result]
"""What an act makes of the parts of its clause, for a picture with such a long side."""


def number(text: str) -> float:
    """`- 2,5` is -2.5."""
    sign, _, digits = text.rpartition(" ")
    return float(digits.replace(",", ".")) * (-1 if sign.strip() in ("-", "−") else 1)
