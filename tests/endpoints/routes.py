"""The routes of a hundred studios in one process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from flask import Flask
from werkzeug.routing import Rule

Key = tuple[str, str, bool]
Builder = Callable[..., tuple[str, str]]


class CompiledOnce(Rule):
    """A rule whose builder of addresses is compiled once: most of what a studio takes to come up."""

    compiled: ClassVar[dict[Key, Builder]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Builder:
        key = (self.rule, repr(self.defaults), append_unknown)
        if key not in self.compiled:
            made: Any = super()._compile_builder(append_unknown)
            self.compiled[key] = made
        return self.compiled[key]


def compile_once() -> None:
    """For every application that is made from now on."""
    Flask.url_rule_class = CompiledOnce
