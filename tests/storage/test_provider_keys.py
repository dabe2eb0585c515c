"""In the database nothing of a key can be read, and a master key that does not fit is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from conversation.errors import Told
from conversation.ports.provider_keys import PersonalAccess
from storage.opening import Storage, open_storage
from storage.provider_keys import SqlProviderKeys
from storage.seal import Seal, new_key
from storage.sql.tables import provider_keys

KEY = "sk-or-v1-planted-0123456789abcdef"
GIVEN = PersonalAccess({"OPENROUTER_API_KEY": KEY}, "https://planted.example/v1")
OLD, NEW = Seal([new_key()]), new_key()


def kept(data: Path, seal: Seal) -> str:
    """A person who gave something."""
    storage = open_storage(data, seal=seal)
    person = storage.accounts.guest().id
    storage.provider_keys.keep(person, "openrouter", GIVEN)
    storage.close()
    return person


def test_nothing_of_it_stands_in_any_file(tmp_path: Path) -> None:
    person = kept(tmp_path, OLD)
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]

    assert files and not [each for each in files if b"planted" in each or KEY[-8:].encode() in each]
    assert opened(tmp_path, OLD).provider_keys.of(person)["openrouter"] == GIVEN


def opened(data: Path, seal: Seal) -> Storage:
    storage = open_storage(data, seal=seal)
    storage.close()
    return storage


def test_a_master_key_that_does_not_fit_is_refused_and_the_right_one_fits_again(tmp_path: Path) -> None:
    person = kept(tmp_path, OLD)

    with pytest.raises(Told) as told:
        open_storage(tmp_path, seal=Seal([NEW]))
    assert told.value.code == "another_master_key"
    assert "ATELIER_SECRET_KEY" in told.value.text and "forget-keys" in told.value.text

    assert opened(tmp_path, OLD).provider_keys.of(person) == {"openrouter": GIVEN}


def test_where_nobody_gave_anything_any_master_key_fits(tmp_path: Path) -> None:
    opened(tmp_path, OLD)
    opened(tmp_path, Seal([NEW]))


def test_what_is_sealed_anew_needs_the_old_key_no_more(tmp_path: Path) -> None:
    former = new_key()
    person = kept(tmp_path, Seal([former]))

    assert opened(tmp_path, Seal([NEW, former])).provider_keys.reseal() == 1

    assert opened(tmp_path, Seal([NEW])).provider_keys.of(person) == {"openrouter": GIVEN}
    with pytest.raises(Told):
        open_storage(tmp_path, seal=Seal([former]))


def test_what_nobody_can_open_can_be_forgotten(tmp_path: Path) -> None:
    kept(tmp_path, OLD)
    storage = open_storage(tmp_path)

    assert SqlProviderKeys(storage.database, OLD).forget_strangers() == 0
    assert SqlProviderKeys(storage.database, Seal([NEW])).forget_strangers() == 1

    storage.close()
    opened(tmp_path, Seal([NEW]))


def test_a_row_that_was_moved_to_another_provider_sends_no_key_there(tmp_path: Path) -> None:
    person = kept(tmp_path, OLD)
    storage = open_storage(tmp_path, seal=OLD)
    with storage.database.write() as connection:
        connection.execute(update(provider_keys).values(provider="evil"))

    assert storage.provider_keys.of(person) == {}
    storage.close()


def test_a_damaged_row_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    person = kept(tmp_path, OLD)
    storage = open_storage(tmp_path, seal=OLD)
    with storage.database.write() as connection:
        connection.execute(update(provider_keys).values(sealed="gAAAA"))

    assert storage.provider_keys.of(person) == {}
    storage.close()
