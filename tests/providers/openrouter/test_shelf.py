"""The list of models."""

from __future__ import annotations

from conversation.ports import Price
from providers.openrouter.declared import Declared
from providers.openrouter.service import Service
from providers.openrouter.shelf import Shelf
from providers.wire.patience import Limits
from tests.upstream import Upstream
from tests.upstream.connected import KEY, chat_model, connected


def test_the_defaults_are_there_before_any_list_is_read() -> None:
    service = Service(KEY, "http://127.0.0.1:9/", Limits(connect=0.1))
    shelf = Shelf(service)

    names = [model.id for model in shelf.known()]

    shelf.close()
    service.close()
    assert names[0] == "google/gemini-3.1-flash-image"
    assert {"google/gemini-3-flash-preview", "anthropic/claude-haiku-4.5"} <= set(names)


def test_the_list_is_read_behind_the_scenes(upstream: Upstream) -> None:
    service = Service(KEY, upstream.url)
    shelf = Shelf(service)

    before = {model.id for model in shelf.known()}
    shelf.close()
    after = {model.id for model in shelf.known()}

    service.close()
    assert "openai/gpt-image-2" not in before and "openai/gpt-image-2" in after


def test_a_model_nobody_has_is_unknown(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        assert connection.chat("nobody/nothing") is None
        assert connection.image("plain/no-eyes") is None


def test_without_a_list_a_name_is_believed() -> None:
    service = Service(KEY, "http://127.0.0.1:9/", Limits(connect=0.1))
    shelf = Shelf(service)

    found = shelf.find("somebody/something-new")

    service.close()
    assert found is not None and found.paints and "text" in found.outputs


def test_prices_are_read_from_text(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        painter = connection.image("openai/gpt-image-2")
        unknown = chat_model(connection, "plain/no-price")

    assert painter is not None and painter.abilities.price == Price(500_000, 3_000_000, 33_600)
    assert unknown.abilities.price == Price(None, None, None)


def test_abilities_follow_from_the_declaration(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        seeing, blind = chat_model(connection, "anthropic/claude-haiku-4.5"), chat_model(connection, "plain/no-eyes")

    assert (seeing.abilities.vision, seeing.abilities.tools) == (True, True)
    assert (blind.abilities.vision, blind.abilities.tools) == (False, False)
    assert seeing.label == "Claude Haiku 4.5"


def test_entries_that_make_no_sense_are_left_out() -> None:
    assert Declared.from_list({"name": "No id"}) is None
    strange = Declared.from_list({"id": "a/b", "architecture": [], "pricing": "free", "context_length": "long"})
    assert strange is not None and strange.label == "a/b" and strange.outputs == {"text"}
