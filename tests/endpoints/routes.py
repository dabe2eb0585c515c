"""The routes of a hundred studios in one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from flask import Flask
from werkzeug.routing import Rule

Key = tuple[str | bool | None, ...]
Builder = Callable[..., tuple[str, str]]


class Compiled(NamedTuple):
    """What werkzeug makes of the words of a rule, and only of them."""

    parts: Sequence[Any]
    trace: Sequence[tuple[bool, str]]
    converters: dict[str, Any]
    arguments: frozenset[str]


class CompiledOnce(Rule):
    """A rule that is read once, and whose builder of addresses is compiled once: most of what a studio takes to come
    up."""

    read: ClassVar[dict[Key, Compiled]] = {}
    compiled: ClassVar[dict[Key, Builder]] = {}

    def compile(self) -> None:
        known = self.read.get(self._key())
        if known is None:
            super().compile()
            made = Compiled(tuple(self._parts), tuple(self._trace), dict(self._converters), frozenset(self.arguments))
            self.read[self._key()] = made
            return
        self._parts, self._trace = list(known.parts), list(known.trace)
        self._converters = dict(known.converters)
        self.arguments = set(known.arguments)
        self._build = self._compile_builder(False).__get__(self, None)
        self._build_unknown = self._compile_builder(True).__get__(self, None)

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        key = (*self._key(), append_unknown)
        if key not in self.compiled:
            made: Any = super()._compile_builder(append_unknown)
            self.compiled[key] = made
        return self.compiled[key]

    def _key(self) -> Key:
        return self.rule, repr(self.defaults), self.host, self.subdomain, self.merge_slashes


def compile_once() -> None:
    """For every application that is made from now on."""
    Flask.url_rule_class = CompiledOnce
