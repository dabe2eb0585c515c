"""Opening the data folder: what is made, what is swept, what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from conversation.errors import Told
from storage.opening import open_storage

ROOT = Path(__file__).parents[2]

SECOND_START = """
import sys
from pathlib import Path
from storage.opening import open_storage
open_storage(Path(sys.argv[1])).close()
assert "sqlalchemy" in sys.modules
assert not [name for name in sys.modules if name.startswith(("alembic", "mako", "flask"))]
"""


def test_a_missing_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"

    open_storage(data).close()

    assert (data / "atelier.db").is_file()
    assert data.stat().st_mode & 0o777 == 0o700


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    first = open_storage(tmp_path)
    user = first.accounts.guest()
    first.close()

    second = open_storage(tmp_path)
    assert second.accounts.get(user.id) == user
    second.close()


def test_the_database_is_set_up_for_one_writer_and_many_readers(tmp_path: Path) -> None:
    storage = open_storage(tmp_path)
    with storage.database.read() as connection:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in names}
    storage.close()

    assert found == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 5000}


@pytest.mark.slow
def test_a_start_with_nothing_to_migrate_loads_no_migrations(tmp_path: Path) -> None:
    open_storage(tmp_path).close()

    subprocess.run([sys.executable, "-c", SECOND_START, str(tmp_path)], cwd=ROOT, check=True)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Told) as refused:
        open_storage(tmp_path / "file" / "data")

    assert refused.value.code == "data_folder"
    assert "ATELIER_DATA" in refused.value.text


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(Told) as refused:
        open_storage(tmp_path)

    assert "chown" in refused.value.text


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "atelier.db").write_bytes(b"not a database at all" * 100)

    with pytest.raises(Told) as refused:
        open_storage(tmp_path)

    assert refused.value.code == "data_damaged"
