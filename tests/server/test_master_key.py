"""Where the master key comes from, and how it is changed without losing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.errors import Told
from conversation.ports.provider_keys import PersonalAccess
from server.master_key import forget_keys, rotate, seal
from server.settings import Settings
from server.startup import CannotStart
from storage.opening import open_storage
from storage.seal import Seal, master_keys, new_key

GIVEN = {"openrouter": PersonalAccess({"OPENROUTER_API_KEY": "sk-or-v1-planted"})}


def given(settings: Settings) -> str:
    """A person with a key."""
    storage = open_storage(settings.data, seal=seal(settings))
    person = storage.accounts.guest().id
    storage.provider_keys.keep(person, "openrouter", GIVEN["openrouter"])
    storage.close()
    return person


def found(settings: Settings, person: str) -> object:
    storage = open_storage(settings.data, seal=seal(settings))
    storage.close()
    return storage.provider_keys.of(person)


def test_it_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    first = seal(Settings(data=tmp_path))

    assert seal(Settings(data=tmp_path)).mark == first.mark
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_one_that_was_set_is_taken(tmp_path: Path) -> None:
    mine = new_key()

    assert seal(Settings(data=tmp_path, secret_key=(mine,))).mark == Seal([mine]).mark
    assert not (tmp_path / "secret-key").exists()


@pytest.mark.parametrize("content", [b"", b"short", b"\xff\xfe\xff" * 20])
def test_a_damaged_one_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret-key").write_bytes(content)
    with pytest.raises(CannotStart, match="forget-keys"):
        seal(Settings(data=tmp_path))


def test_rotating_makes_a_new_one_and_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(data=tmp_path)
    person = given(settings)
    before = (tmp_path / "secret-key").read_text()

    rotate(settings)

    after = (tmp_path / "secret-key").read_text()
    assert len(master_keys(after)) == 1 and after != before
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert found(settings, person) == GIVEN
    said = capsys.readouterr().out
    assert said.startswith("1 sealed with a new master key") and before not in said and after not in said
    assert not list(tmp_path.glob("secret-key.*"))


def test_what_was_cut_off_between_goes_on(tmp_path: Path) -> None:
    """The new key stands before the old one, and nothing was sealed with it yet."""
    settings = Settings(data=tmp_path)
    person = given(settings)
    (tmp_path / "secret-key").write_text(f"{new_key()}\n{(tmp_path / 'secret-key').read_text()}")

    assert found(settings, person) == GIVEN
    rotate(settings)

    assert found(settings, person) == GIVEN
    assert len(master_keys((tmp_path / "secret-key").read_text())) == 1


def test_a_set_one_is_changed_by_writing_a_new_one_before_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = new_key(), new_key()
    person = given(Settings(data=tmp_path, secret_key=(old,)))

    rotate(Settings(data=tmp_path, secret_key=(new, old)))

    assert "Take the other ones out" in capsys.readouterr().out
    assert found(Settings(data=tmp_path, secret_key=(new,)), person) == GIVEN


def test_a_lost_one_is_no_dead_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(data=tmp_path)
    person = given(settings)
    (tmp_path / "secret-key").unlink()
    with pytest.raises(Told, match="sealed with another master key"):
        found(settings, person)

    forget_keys(settings)

    assert capsys.readouterr().out.startswith("1 forgotten")
    assert found(settings, person) == {}
