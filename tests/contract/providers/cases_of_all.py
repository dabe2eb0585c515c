"""The cases of all providers, and the tests' parameters that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

import pytest

from providers import PROVIDERS
from providers.provider import Provider
from tests.contract.providers.case import Case


@dataclass(frozen=True)
class Model:
    """One model of a provider, by the provider's own id."""

    provider: str
    name: str

    def __str__(self) -> str:
        return f"{self.provider}/{self.name}"


def case_of(provider: Provider) -> Case:
    """Fails where a provider brings none: nothing is promised that is not tested."""
    case: Case = import_module(f"tests.contract.providers.cases.{provider.name}").CASE
    assert case.provider is provider
    return case


CASES = tuple(case_of(provider) for provider in PROVIDERS)


def models(of: Callable[[Case], Iterable[str]]) -> pytest.MarkDecorator:
    """Runs a test with the parameter `model` for those models of all providers."""
    all_of_them = [Model(case.provider.name, name) for case in CASES for name in of(case)]
    return pytest.mark.parametrize("model", all_of_them, ids=str)
