"""A failure in words, before anybody knows which model it is about. `faults` makes a `ProviderFault` of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from conversation.durations import in_words as in_words
from conversation.sentences import Sentence, slug

_NAMES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class FaultText:
    """What happened, why, and what to do.

    `{model}`, `{provider}`, `{setting}` (what holds the provider's address) and `{address}` are filled in everywhere,
    other placeholders by whoever says it. `charged` is None when nobody can know.
    """

    code: str
    title: str
    text: str
    charged: bool | None = False
    link: str = ""
    """The page on which a person can do something about it, with placeholders as above."""

    def titled(self, values: Mapping[str, str]) -> Sentence:
        """The title with these values: a sentence with a code of its own, made from its words."""
        return _filled(self.title, f"fault_{slug(self.title)}", values)

    def told(self, values: Mapping[str, str]) -> Sentence:
        """The text with these values."""
        return _filled(self.text, f"fault_{slug(self.title)}_text", values)

    def page(self, values: Mapping[str, str]) -> str:
        """Its link with these values; empty where there is none."""
        return self.link.format_map(values)

    def unsure(self) -> FaultText:
        """The same after an answer had begun: work was done, and may be billed."""
        return replace(self, charged=None)


def _filled(template: str, code: str, values: Mapping[str, str]) -> Sentence:
    params = {name: values[name] for name in _NAMES.findall(template)}
    return Sentence(" ".join(template.format_map(params).split()), code, params)
