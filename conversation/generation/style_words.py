"""A style that a prompt names at its end: “a fox as a watercolour”, “ein Fuchs als Aquarell”, “一只狐狸，水彩画”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from conversation.generation.styles import STYLES, Style, in_style, phrase_of, plain

_BEFORE = (
    r"(?:(?:painted |drawn |rendered |made )?(?:(?:as|like)(?: an?)?|in)"
    r"|(?:gemalt |gezeichnet )?(?:als(?: eine?)?|im|wie eine?)"
    r"|(?:peinte? |dessinee? )?(?:en|au|facon|comme une?)"
    r"|(?:pintad[oa] |dibujad[oa] )?(?:al|como una?))"
)
"""What leads to a style that is called by its name alone."""
_STYLED = (
    r"(?:in |in the |in an? |im |dans (?:un|le) |en |con )?(?:style|stil|estilo)"
    r"(?: of(?: an?| the)?| einer?| d'une?| d[eu]| de una?)?"
)
_BEHIND = r"(?:[ -]?(?:style|stil|look|painting|drawing|illustration|print))?"
_END = r"[\s.!。！]*$"


@dataclass(frozen=True)
class StyledPrompt:
    """A prompt without the words that named its style, which are what is left where it has no others."""

    prompt: str
    style: Style


def _endings(style: Style) -> re.Pattern[str]:
    latin = rf"(?:,?\s+{_BEFORE}\s+(?:l')?|,?\s+a l'|,?\s+{_STYLED}\s+|,\s*)(?:{style.words}){_BEHIND}"
    chinese = (
        rf"(?:[，,、\s]+|[，,、\s]*(?:用|以|的))(?:{style.signs})(?:的?(?:风格|画风))?|(?:{style.signs})(?:风格|画风)"
    )
    return re.compile(rf"(?:{latin}|{chinese if style.signs else '(?!)'}){_END}")


@cache
def _all_endings() -> tuple[tuple[re.Pattern[str], Style], ...]:
    """Made for the first prompt that may name a style: they take a tenth of what `genimg` needs to be there."""
    return tuple((_endings(style), style) for style in STYLES)


_LONGEST = 80
"""Characters that name a style; those before are not looked at."""


def styled(prompt: str) -> StyledPrompt | None:
    """The style that the prompt ends with, the longest name where two fit; None where it names none."""
    start = max(0, len(prompt) - _LONGEST)
    end = plain(prompt[start:])
    found = [(match.start(), style) for pattern, style in _all_endings() if (match := pattern.search(end))]
    if not found:
        return None
    at, style = min(found, key=lambda each: each[0])
    subject = prompt[: start + at].rstrip(" ,，、")
    return StyledPrompt(subject, style) if subject else None


@dataclass(frozen=True)
class Styling:
    """A prompt with the phrase of its style at its end."""

    prompt: str
    style: str = ""
    """The style's name, or the phrase of one that has none; empty where nothing says how it is to look."""


def styling(prompt: str, said: str, standing: Sequence[str], own: Mapping[str, str], *, heard: bool = True) -> Styling:
    """The prompt in its style: the one that was `said` beside it, else the one that it names itself, else the first of
    those that hold as long as nobody says another. `own`: a person's own phrases, as for `phrase_of`. Not `heard`: the
    prompt is to be sent as it stands."""
    named = None if said or not heard else styled(prompt)
    if named is not None:
        return Styling(in_style(named.prompt, phrase_of(named.style.name, own)), named.style.name)
    style = said or next(filter(None, standing), "")
    phrase = phrase_of(style, own) if style else ""
    there = phrase.casefold() in prompt.casefold()  # a prompt that is sent again has it already
    return Styling(prompt if there else in_style(prompt, phrase), style)
