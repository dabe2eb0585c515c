"""What a choice of model means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from conversation.errors import Remedy, Told
from providers import PROVIDERS
from providers.catalogue import AutoModels, Catalogue, connected, is_given
from providers.openrouter import OPENROUTER
from providers.provider import Address, BestModels, FixedModels, Given, Need, Provider
from providers.sketchbook import SKETCHBOOK
from providers.sketchbook.painter import SketchbookPainter
from tests.upstream import Upstream
from tests.upstream.connected import KEY, FakePixels

OFFLINE = Given(FakePixels())
MAYBE = Need("ACME_KEY", "Where it wants one.", "", optional=True)
SOMEWHERE = Address("ACME_URL", "", example="http://127.0.0.1:1234/v1")
GOOGLE = Provider(
    "google", "Google", (Need("GOOGLE_KEY", "Make one.", "https://google.example/keys"),), lambda _: FixedModels()
)
ACME = Provider("acme", "Acme", (MAYBE,), lambda _: FixedModels(), SOMEWHERE)
OTHERS = (OPENROUTER, GOOGLE, ACME, SKETCHBOOK)


@pytest.fixture
def offline() -> Catalogue:
    return Catalogue(PROVIDERS, connected(PROVIDERS, Given(FakePixels())))


@pytest.fixture
def online(upstream: Upstream) -> Iterator[Catalogue]:
    given = Given(FakePixels(), {"OPENROUTER_API_KEY": KEY}, {"OPENROUTER_API_URL": upstream.url})
    catalogue = Catalogue(PROVIDERS, connected(PROVIDERS, given))
    yield catalogue
    catalogue.close()


@pytest.mark.parametrize("choice", ["", "auto"])
def test_auto_is_the_sketchbook_without_a_key(offline: Catalogue, choice: str) -> None:
    assert offline.image(choice).id == "sketchbook/sketch"
    assert offline.chat(choice).id == "sketchbook/notes"
    assert offline.cheap() is None


@pytest.mark.parametrize("choice", ["", "auto"])
def test_auto_is_openrouter_with_a_key(online: Catalogue, choice: str) -> None:
    assert online.image(choice).id == "openrouter/google/gemini-3.1-flash-image"
    assert online.chat(choice).id == "openrouter/google/gemini-3-flash-preview"
    cheap = online.cheap()
    assert cheap is not None and cheap.id == "openrouter/anthropic/claude-haiku-4.5"


@pytest.mark.parametrize("choice", ["openrouter/black-forest-labs/flux.2-pro", "black-forest-labs/flux.2-pro"])
def test_a_model_is_named_with_or_without_its_provider(online: Catalogue, choice: str) -> None:
    assert online.image(choice).id == "openrouter/black-forest-labs/flux.2-pro"


def test_the_sketchbook_can_be_chosen_although_there_is_a_key(online: Catalogue) -> None:
    assert online.image("sketchbook/sketch").id == "sketchbook/sketch"


@pytest.mark.parametrize("choice", ["openrouter/nobody/nothing", "nobody/nothing", "sketchbook/oil", "x" * 500])
def test_a_model_nobody_has_is_told(online: Catalogue, choice: str) -> None:
    with pytest.raises(Told) as told:
        online.image(choice)

    assert told.value.code == "unknown_model" and len(told.value.title) < 150


@pytest.mark.parametrize("choice", ["openrouter/google/gemini-3.1-flash-image", "google/gemini-3.1-flash-image"])
def test_a_missing_key_is_named_with_its_link(offline: Catalogue, choice: str) -> None:
    with pytest.raises(Told) as told:
        offline.image(choice)

    assert told.value.code == "missing_api_key"
    assert "Settings → Providers" in told.value.text and "https://openrouter.ai/settings/keys" in told.value.text


def test_which_models_auto_means_is_a_setting(upstream: Upstream) -> None:
    given = Given(FakePixels(), {"OPENROUTER_API_KEY": KEY}, {"OPENROUTER_API_URL": upstream.url})
    catalogue = Catalogue(
        PROVIDERS,
        connected(PROVIDERS, given),
        AutoModels(image="openai/gpt-image-2", chat="plain/no-eyes", cheap="plain/no-price"),
    )

    ids = (catalogue.image().id, catalogue.chat().id)
    catalogue.close()

    assert ids == ("openrouter/openai/gpt-image-2", "openrouter/plain/no-eyes")
    assert catalogue.automatic()["cheap"] == "openrouter/plain/no-price"


@pytest.mark.parametrize(
    ("keys", "address", "given"),
    [
        ({}, "", False),
        ({"ACME_KEY": KEY}, "", False),
        ({}, "http://x/v1", True),
        ({"ACME_KEY": KEY}, "http://x/v1", True),
    ],
)
def test_who_has_no_usual_address_is_connected_by_one_and_may_do_without_a_key(
    keys: dict[str, str], address: str, given: bool
) -> None:
    assert is_given(ACME, Given(FakePixels(), keys, {"ACME_URL": address})) is given


def test_who_needs_an_address_says_so() -> None:
    with pytest.raises(Told) as told:
        Catalogue(OTHERS, connected(OTHERS, Given(FakePixels()))).chat("acme/llama")

    assert told.value.title == "Acme is not connected yet" and "the address at which it answers" in told.value.text


def test_openrouters_ids_may_begin_with_the_name_of_a_provider_that_is_not_connected(upstream: Upstream) -> None:
    given = Given(FakePixels(), {"OPENROUTER_API_KEY": KEY}, {"OPENROUTER_API_URL": upstream.url})
    catalogue = Catalogue(OTHERS, connected(OTHERS, given))

    assert catalogue.image("google/gemini-3.1-flash-image").id == "openrouter/google/gemini-3.1-flash-image"
    with pytest.raises(Told) as told:
        catalogue.image("google/no-such-model")

    assert told.value.title == "Google is not connected yet"
    catalogue.close()


def test_they_are_the_providers_own_where_it_is_connected(upstream: Upstream) -> None:
    given = Given(FakePixels(), {"OPENROUTER_API_KEY": KEY, "GOOGLE_KEY": KEY}, {"OPENROUTER_API_URL": upstream.url})
    catalogue = Catalogue(OTHERS, connected(OTHERS, given))

    with pytest.raises(Told) as told:
        catalogue.image("google/gemini-3.1-flash-image")

    assert told.value.code == "unknown_model"  # this Google has none
    catalogue.close()


def test_who_runs_the_studio_comes_before_the_order_of_the_providers(upstream: Upstream) -> None:
    given = Given(FakePixels(), {"OPENROUTER_API_KEY": KEY}, {"OPENROUTER_API_URL": upstream.url})
    catalogue = Catalogue(PROVIDERS, connected(PROVIDERS, given), AutoModels(image="sketchbook/sketch"))

    chosen = catalogue.image().id, catalogue.automatic()["image"]
    catalogue.close()

    assert chosen == ("sketchbook/sketch", "sketchbook/sketch")


class Brush(SketchbookPainter):
    """Paints under another name."""

    def __init__(self, name: str) -> None:
        super().__init__(FakePixels())
        self.id = name


def acme(*names: str, best: BestModels = BestModels()) -> tuple[Provider, FixedModels]:  # noqa: B008 - it is frozen
    """A provider with painters of these names."""
    models = FixedModels([Brush(f"acme/{name}") for name in names])
    return Provider("acme", "Acme", (), lambda given: models, best=best), models


def test_who_paints_from_pictures_is_named_where_a_provider_has_one() -> None:
    provider, models = acme("quick", "fine", best=BestModels(image=("quick",)))
    catalogue = Catalogue((provider, SKETCHBOOK), {"acme": models, "sketchbook": SKETCHBOOK.connect(OFFLINE)})
    before = catalogue.editor()
    fine = catalogue.image("acme/fine")
    assert isinstance(fine, Brush)
    fine.abilities = replace(fine.abilities, edit=True)
    after = catalogue.editor()

    assert (before, after and after.id) == (None, "acme/fine")


def test_who_paints_behind_a_mask_is_first_one_on_this_machine() -> None:
    provider, models = acme("quick", "fine", "here", best=BestModels(image=("quick",)))
    catalogue = Catalogue((provider, SKETCHBOOK), {"acme": models, "sketchbook": SKETCHBOOK.connect(OFFLINE)})
    nobody = catalogue.inpainter()
    brushes = [catalogue.image(f"acme/{name}") for name in ("fine", "here")]
    found = []
    for brush, local in zip(brushes, (False, True), strict=True):
        assert isinstance(brush, Brush)
        brush.abilities = replace(brush.abilities, inpaint=True, local=local)
        found.append(catalogue.inpainter())

    assert (nobody, [each and each.id for each in found]) == (None, ["acme/fine", "acme/here"])


@pytest.mark.parametrize(
    ("best", "image", "draft"),
    [
        (BestModels(image=("retired", "fine"), draft=("quick",)), "acme/fine", "acme/quick"),
        (BestModels(), "acme/quick", ""),
        (BestModels(image=("retired",)), "acme/quick", ""),
    ],
    ids=["the first of its best that is there", "any of its models", "none of its best is there"],
)
def test_auto_goes_by_what_the_connected_providers_are_best_with(best: BestModels, image: str, draft: str) -> None:
    provider, models = acme("quick", "fine", best=best)
    catalogue = Catalogue(
        (OPENROUTER, provider, SKETCHBOOK), {"acme": models, "sketchbook": SKETCHBOOK.connect(OFFLINE)}
    )

    found = catalogue.draft()

    assert (catalogue.image().id, found.id if found else "") == (image, draft)
    assert (catalogue.automatic()["image"], catalogue.automatic()["draft"]) == (image, draft)


def test_a_model_that_is_not_there_has_a_nearest_one_that_is_offered_by_name(online: Catalogue) -> None:
    online.image("openrouter/openai/gpt-image-2")

    with pytest.raises(Told) as told:
        online.image("openrouter/openai/gpt-image-3")
    assert told.value.remedy == Remedy(job="image", model="openrouter/openai/gpt-image-3")

    offered = online.instead(told.value.remedy, "nearest")
    assert offered and (offered.job, offered.id, offered.provider) == (
        "image", "openrouter/openai/gpt-image-2", "OpenRouter",
    )  # fmt: skip


def test_what_stands_in_for_a_model_is_never_offered_in_the_place_of_one(offline: Catalogue, online: Catalogue) -> None:
    assert offline.instead(Remedy(job="image", model="openrouter/openai/gpt-image-2"), "nearest") is None
    assert offline.instead(Remedy(job="chat", model="openrouter/openai/gpt-5"), "backup") is None
    assert online.instead(Remedy(job="image", model="openrouter/openai/gpt-image-2"), "elsewhere") is None
