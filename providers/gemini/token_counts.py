"""`usageMetadata` of an answer: how many tokens of which kind. Of a stream, the last one counts the whole.

Fields after `GenerateContentResponse.UsageMetadata` of the API reference (https://ai.google.dev/api/generate-content);
`candidatesTokenCount` holds words and pictures, thoughts are counted beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from providers.wire.http.json_objects import look_up


@dataclass(frozen=True)
class TokenCounts:
    """Tokens of one answer."""

    prompt: int = 0
    cached: int = 0
    """Of those, what was read before."""
    words: int = 0
    """Written and thought."""
    painted: int = 0

    @classmethod
    def of(cls, usage: Mapping[str, Any], *, pictures: bool) -> Self:
        """`pictures`: whether some came. Where their tokens are not counted apart, all that was written is theirs."""
        prompt = _count(usage.get("promptTokenCount")) + _count(usage.get("toolUsePromptTokenCount"))
        answered = _count(usage.get("candidatesTokenCount"))
        details = usage.get("candidatesTokensDetails")
        painted = _of_kind(details, "IMAGE") if isinstance(details, list) else answered * pictures
        painted = min(painted, answered)
        return cls(
            prompt=prompt,
            cached=min(_count(usage.get("cachedContentTokenCount")), prompt),
            words=answered - painted + _count(usage.get("thoughtsTokenCount")),
            painted=painted,
        )

    @property
    def written(self) -> int:
        """All that came back."""
        return self.words + self.painted


def _of_kind(details: list[Any], kind: str) -> int:
    return sum(_count(look_up(entry, "tokenCount")) for entry in details if look_up(entry, "modality") == kind)


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
