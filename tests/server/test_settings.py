"""Settings come from the environment and `.env`, and a wrong one is a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from providers import PROVIDERS
from providers.catalogue import Catalogue
from providers.provider import Provider
from server.assembly.models import catalogues_of
from server.docs.settings_page import env_example, table
from server.setting_source import SettingWrong
from server.settings import Settings, declarations
from storage.memory.provider_keys import MemoryProviderKeys
from storage.memory.state import State
from tests.upstream.connected import FakePixels

KEYS = MemoryProviderKeys(State(lambda: 0.0))
"""Nobody gave any."""
NOWHERE = Path("/nonexistent/.env")


def wrong(environ: dict[str, str], dotenv: Path = NOWHERE) -> str:
    with pytest.raises(SettingWrong) as caught:
        Settings.read(environ, dotenv)
    return str(caught.value)


def test_without_anything_said_the_defaults_hold() -> None:
    assert Settings.read({}, NOWHERE) == Settings()


def test_an_identity_provider_keeps_its_path_and_its_last_slash() -> None:
    for at in ("https://id.example/realms/studio", "https://id.example/application/o/studio/"):
        assert Settings.read({"ATELIER_OIDC_ISSUER": at}, NOWHERE).oidc_issuer == at
    assert "https://" in wrong({"ATELIER_OIDC_ISSUER": "id.example"})


def test_its_secrets_are_known_also_inside_of_addresses() -> None:
    said = {
        "ATELIER_SECRET": "for cookies",
        "ATELIER_OIDC_SECRET": "for the provider",
        "DATABASE_URL": "postgresql://ada:open%20sesame@host/atelier",
        "OPENROUTER_API_KEY": "sk-or-v1-0123456789",
    }
    found = Settings.read(said, NOWHERE).secrets
    assert {"for cookies", "for the provider", "open sesame", "sk-or-v1-0123456789"} <= set(found)
    assert not [each for each in found if not each]


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('# mine\nATELIER_PORT=9000\nexport ATELIER_HOST="::1"\n')
    settings = Settings.read({"ATELIER_PORT": "9001"}, tmp_path / ".env")
    assert (settings.port, settings.host) == (9001, "::1")


def test_an_empty_value_is_no_value() -> None:
    assert Settings.read({"ATELIER_PORT": " "}, NOWHERE).port == 8000


@pytest.mark.parametrize("value", ["0", "65536", "eight", "-1", "1e3", "²"])
def test_a_port_is_a_port(value: str) -> None:
    assert "ATELIER_PORT" in wrong({"ATELIER_PORT": value})


def test_ten_changes_can_always_be_taken_back() -> None:
    assert Settings().undo_limit == 50
    assert Settings.read({"ATELIER_UNDO_LIMIT": "10"}, NOWHERE).undo_limit == 10
    assert "from 10 to" in wrong({"ATELIER_UNDO_LIMIT": "9"})


def test_a_wrong_word_says_the_right_ones() -> None:
    assert "open, password" in wrong({"ATELIER_ACCESS": "opened"})


@pytest.mark.parametrize("value", ["ollama", "ollama=0", "nobody=2", "ollama=2,openai", "ollama=ten"])
def test_how_much_a_provider_does_at_once_is_a_name_and_a_number(value: str) -> None:
    assert "such as ollama=2" in wrong({"ATELIER_AT_PROVIDERS": value})
    assert Settings.read({"ATELIER_AT_PROVIDERS": "ollama=2, openai = 16"}, NOWHERE).at_providers == (
        "ollama=2",
        "openai = 16",
    )


def test_a_wrong_secret_is_never_repeated() -> None:
    assert "hunter2" not in wrong({"OPENROUTER_API_URL": "ftp://x", "OPENROUTER_API_KEY": "hunter2"})


@pytest.mark.parametrize(
    "pasted", [" sk-or-v1-0123 ", "“sk-or-v1-0123”", "Bearer sk-or-v1-0123", "sk-or-v1-0123\n", "\ufeffsk-or-v1-0123"]
)
def test_a_key_is_taken_as_it_was_copied(pasted: str) -> None:
    assert Settings.read({"OPENROUTER_API_KEY": pasted}, NOWHERE).keys == {"OPENROUTER_API_KEY": "sk-or-v1-0123"}


@pytest.mark.parametrize("pasted", ["sk-or v1-0123", "sk–or–v1–0123", "sk-or-v1-…0123", "sk-or-v1-0123 sk-or-v1-0123"])
def test_a_key_that_cannot_be_one_is_refused_without_repeating_it(pasted: str) -> None:
    said = wrong({"OPENROUTER_API_KEY": pasted})
    assert "OPENROUTER_API_KEY" in said and "Copy" in said and "Change it in the environment" in said
    assert "0123" not in said


def test_quotes_around_nothing_are_no_key() -> None:
    assert not Settings.read({"OPENROUTER_API_KEY": "“”"}, NOWHERE).keys.get("OPENROUTER_API_KEY")


@pytest.mark.parametrize(
    "value", [" https://a.example/v1/ ", "“https://a.example/v1”", "https://a.example/v1/chat/completions"]
)
def test_an_address_is_taken_as_it_was_copied(value: str) -> None:
    assert (
        Settings.read({"OPENROUTER_API_URL": value}, NOWHERE).addresses["OPENROUTER_API_URL"] == "https://a.example/v1"
    )


@pytest.mark.parametrize(
    "value",
    ["a.example/v1", "https://", "https:///v1", "https://a example", "https://a:port", "https://a:0", "https://a/?b=c"],
)
def test_an_address_that_cannot_be_one_is_refused(value: str) -> None:
    assert "OPENROUTER_API_URL" in wrong({"OPENROUTER_API_URL": value})


@pytest.mark.parametrize("line", ["ATELIER_PORT", "='x", 'A="unclosed'])
def test_a_broken_line_is_named_and_not_repeated(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"ATELIER_HOST=127.0.0.1\n{line}\n")
    said = wrong({}, tmp_path / ".env")
    assert "Line 2" in said
    assert "unclosed" not in said


def test_a_file_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00A")
    assert "cannot be read" in wrong({}, tmp_path / ".env")


def test_every_setting_has_a_name_and_a_sentence_of_help() -> None:
    for declared in declarations():
        assert re.fullmatch(r"[A-Z]+(_[A-Z]+)+", declared.name)
        assert declared.help.endswith(".")


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.name)
def test_a_provider_is_connected_by_what_it_declares_and_listed_with_it(provider: Provider) -> None:
    given = {need.name: "sk-0123456789" for need in provider.needs}
    if provider.address is not None and not provider.address.usual:
        given[provider.address.name] = "http://127.0.0.1:9"

    catalogue = catalogues_of(Settings.read(given, NOWHERE), FakePixels(), KEYS).of("")
    held = catalogue.holds(provider)
    catalogue.close()

    assert held
    assert all(f"| `{name}` |" in table() for name in given)
    assert catalogue_without(list(given)).holds(provider) == (not given)


def catalogue_without(names: list[str]) -> Catalogue:
    """Of a studio in which those settings are empty."""
    catalogue = catalogues_of(Settings.read({name: "" for name in names}, NOWHERE), FakePixels(), KEYS).of("")
    catalogue.close()
    return catalogue


def test_the_example_file_is_a_valid_one(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(re.sub(r"(?m)^#(\w+=)", r"\1", env_example()))
    assert Settings.read({}, tmp_path / ".env") == Settings()
