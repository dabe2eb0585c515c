"""What runs on a machine of one's own is asked about itself: which version, how many models, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conversation.errors import ProviderFault
from providers import PROVIDERS
from providers.comfyui import COMFYUI
from providers.compatible import COMPATIBLE
from providers.local_engines import other_engine
from providers.ollama import OLLAMA
from providers.provider import Given, Provider
from providers.provider_report import ProviderReport
from providers.sdwebui import SDWEBUI
from tests.upstream.comfyui import ComfyService
from tests.upstream.compatible_service import CompatibleService
from tests.upstream.connected import FakePixels
from tests.upstream.ollama import OllamaService
from tests.upstream.running import Running
from tests.upstream.sdwebui import SDNEXT, SDSERVER, SdWebuiService
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

ENGINES = (OLLAMA, SDWEBUI, COMFYUI, COMPATIBLE)


class WebPage(Service):
    """Whatever is asked, it shows a page."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        await wire.whole(200, b"<!doctype html><title>Router</title><p>Welcome", "text/html")


def given(provider: Provider, address: str, folder: Path | None = None) -> Given:
    assert provider.address is not None
    return Given(FakePixels(), addresses={provider.address.name: address}, folder=folder)


def asked(provider: Provider, address: str, folder: Path | None = None) -> ProviderReport:
    assert provider.check is not None
    return provider.check(given(provider, address, folder))


def test_ollama_says_its_version_its_models_and_whether_it_paints() -> None:
    service = OllamaService()
    with Running(service) as running:
        count = len(service.models)
        assert asked(OLLAMA, running.url) == ProviderReport(models=count, painters=0, version="0.33.3")
        service.paints = True
        assert asked(OLLAMA, running.url).painters == 1


@pytest.mark.parametrize(("program", "version"), [(SDNEXT, "sd.next 2026-07-23 058a7f0"), (SDSERVER, "")])
def test_a_webui_says_its_version_where_the_program_has_one(program: str, version: str) -> None:
    service = SdWebuiService()
    service.program = program
    with Running(service) as running:
        assert asked(SDWEBUI, running.url) == ProviderReport(models=9, painters=9, version=version)


def test_comfyui_counts_the_workflows_that_can_be_used(tmp_path: Path) -> None:
    with Running(ComfyService()) as running:
        alone = asked(COMFYUI, running.url)
        (tmp_path / "comfyui").mkdir()
        (tmp_path / "comfyui" / "broken.json").write_text("{}")
        beside = asked(COMFYUI, running.url, tmp_path)

    assert alone.version == "0.9.2" and alone.models == alone.painters and alone.models
    assert beside == alone


def emptied_ollama() -> OllamaService:
    service = OllamaService()
    service.models = {}
    return service


def emptied_webui() -> SdWebuiService:
    service = SdWebuiService()
    service.models = ()
    return service


def emptied_comfyui() -> ComfyService:
    service = ComfyService()
    service.offers = {}
    return service


@pytest.mark.parametrize(
    ("provider", "empty", "advice"),
    [
        (OLLAMA, emptied_ollama, "ollama pull"),
        (SDWEBUI, emptied_webui, "models/Stable-diffusion"),
        (COMFYUI, emptied_comfyui, "models/checkpoints"),
    ],
    ids=lambda each: getattr(each, "name", None),
)
def test_one_without_a_model_says_how_to_get_one(provider: Provider, empty: Callable[[], Service], advice: str) -> None:
    with Running(empty()) as running:
        report = asked(provider, running.url)

    assert (report.models, report.painters) == (0, 0) and advice in report.told


@pytest.mark.parametrize("provider", ENGINES, ids=lambda each: each.name)
def test_where_nothing_listens_that_is_said(provider: Provider) -> None:
    with pytest.raises(ProviderFault) as failed:
        asked(provider, "http://127.0.0.1:9")

    assert failed.value.code == "unreachable" and failed.value.title == "Nothing answers at http://127.0.0.1:9" + (
        "/v1" if provider is COMPATIBLE else ""
    )


@pytest.mark.parametrize("provider", ENGINES, ids=lambda each: each.name)
def test_a_web_page_is_no_engine(provider: Provider) -> None:
    with Running(WebPage()) as running:
        with pytest.raises(ProviderFault) as failed:
            asked(provider, running.url)
        assert other_engine(provider, given(provider, running.url), PROVIDERS) is None

    assert failed.value.code in ("bad_answer", "wrong_address")


@pytest.mark.parametrize(
    ("service", "answers"),
    [(OllamaService, OLLAMA), (SdWebuiService, SDWEBUI), (ComfyService, COMFYUI), (CompatibleService, COMPATIBLE)],
)
def test_another_engine_at_the_address_is_known_by_its_own_api(
    service: Callable[[], Service], answers: Provider
) -> None:
    with Running(service()) as running:
        for provider in (OLLAMA, SDWEBUI, COMFYUI):
            if provider is not answers:
                assert other_engine(provider, given(provider, running.url), PROVIDERS) is answers


def test_where_only_the_path_is_wrong_no_other_is_named() -> None:
    with Running(OllamaService()) as running:
        assert other_engine(OLLAMA, given(OLLAMA, f"{running.url}/nothing"), PROVIDERS) is None
