"""Long regular expressions that are compiled when something is first looked for with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LatePattern:
    """A regular expression with the methods of `re.Pattern` that are used of it.

    Those of this folder take 30 ms to compile, a thirtieth of what `genimg` may take until it asks for a picture, and
    who asks no chat model needs none of them.
    """

    def __init__(self, expression: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._expression, self._flags = expression, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._expression, self._flags)

    @property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self._compiled.match

    @property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self._compiled.fullmatch

    @property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self._compiled.search

    @property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self._compiled.finditer

    @property
    def sub(self) -> Callable[..., str]:
        return self._compiled.sub
