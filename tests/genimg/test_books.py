"""A run that shares the studio's data folder: its limits hold, and what was spent is seen there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conversation.ports.usage import OwnLimits
from genimg import exit_codes
from storage.disk.claim import claimed
from storage.opening import Storage, open_storage
from tests.genimg.conftest import Run, Shell

pytestmark = pytest.mark.slow

DEAR = "openrouter/google/gemini-3.1-flash-image"
OWN = "genimg"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "studio"


@pytest.fixture
def running(data: Path) -> Iterator[Storage]:
    """A studio that runs on it meanwhile."""
    with claimed(data), closing(open_storage(data)) as storage:
        yield storage


def painted(shell: Shell, data: Path, **environ: str) -> Run:
    given = {"ATELIER_DATA": str(data), **environ}
    return shell("generate", "a fox", "--no-optimize", "-m", DEAR, "-o", "fox.png", "--yes", **given)


def spent(storage: Storage, owner: str = OWN) -> tuple[int, int]:
    """Micro-dollars, and calls."""
    month = storage.usage.of_month(owner, storage.database.now()[:7])
    return month.cost, month.calls


def test_what_a_run_costs_stands_in_the_studios_books(connected: Shell, running: Storage, data: Path) -> None:
    run = painted(connected, data)

    assert run.code == exit_codes.DONE, run.err
    cost, calls = spent(running)
    assert cost > 0 and calls == 1
    conversation = running.library.create(running.accounts.guest().id)
    assert conversation.id, "whoever runs there writes on"


def test_a_limit_of_the_studio_ends_it_before_anything_is_paid(connected: Shell, running: Storage, data: Path) -> None:
    first = painted(connected, data)
    refused = painted(connected, data, ATELIER_MONTHLY_LIMIT="0.07")

    assert first.code == exit_codes.DONE and refused.code == exit_codes.LIMIT, refused.err
    assert "month" in refused.err and spent(running)[1] == 1


def test_it_can_be_a_members_account_with_the_limits_of_that_person(
    connected: Shell, running: Storage, data: Path
) -> None:
    ada = running.accounts.register("Ada", "hash")
    assert painted(connected, data, GENIMG_USER="ada").code == exit_codes.DONE
    assert spent(running, ada.id)[1] == 1 and spent(running) == (0, 0)

    running.administration.limit(ada.id, OwnLimits(month=1))
    refused = painted(connected, data, GENIMG_USER="ada")
    nobody = painted(connected, data, GENIMG_USER="bea")

    assert refused.code == exit_codes.LIMIT, refused.err
    assert nobody.code == exit_codes.INVALID and "no member called bea" in nobody.err
    assert spent(running, ada.id)[1] == 1


def test_where_no_studio_is_nothing_is_kept_and_nothing_made(connected: Shell, data: Path) -> None:
    run = painted(connected, data, ATELIER_MONTHLY_LIMIT="0.01")

    assert run.code == exit_codes.DONE, run.err
    assert not data.exists()


@pytest.mark.parametrize(("revision", "part"), [("0001", "Start it once"), ("9999", "newer Atelier")])
def test_a_studio_of_another_version_is_left_as_it_is(connected: Shell, data: Path, revision: str, part: str) -> None:
    open_storage(data).close()
    with sqlite3.connect(data / "atelier.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))

    run = painted(connected, data)

    assert run.code == exit_codes.INVALID and part in run.err
