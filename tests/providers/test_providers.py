"""The list of providers and the folder say the same."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import providers
from providers import PROVIDERS
from providers.provider import Provider

SHARED = {
    "allowed_models",
    "alternatives",
    "catalogue",
    "catalogue_json",
    "connections",
    "provider_report",
    "local_engines",
    "model_entries",
    "provider",
    "wire",
}
"""Not providers: what holds them together."""


def test_every_provider_of_the_folder_is_in_the_list() -> None:
    modules = [module.name for module in pkgutil.iter_modules(providers.__path__) if module.name not in SHARED]
    declared = [
        value
        for name in modules
        for value in vars(import_module(f"providers.{name}")).values()
        if isinstance(value, Provider)
    ]

    assert sorted(provider.name for provider in declared) == sorted(modules)
    assert {provider.name for provider in PROVIDERS} == set(modules)


def test_every_need_tells_where_it_comes_from() -> None:
    for provider in PROVIDERS:
        assert provider.label
        assert all(each.code for each in (provider.told, *(need.help for need in provider.needs)) if each)  # type: ignore[attr-defined]
        for need in provider.needs:
            assert need.name.isupper() and need.help.endswith(".")
            assert need.link.startswith("https://") or (need.optional and not need.link)
        if provider.address is not None:
            assert provider.address.shown


def test_the_last_one_needs_nothing() -> None:
    assert PROVIDERS[-1].needs == ()
