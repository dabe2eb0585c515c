"""What workers may know: how to find programs and devices, never a key."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from server.cutout.pool import cutout_workers
from server.settings import Settings
from server.workers.environment import passed_on
from server.workers.pool import Workers

SECRETS = {
    "OPENROUTER_API_KEY": "sk-or-v1-planted",
    "ATELIER_SECRET": "planted-secret-of-the-cookies",
    "DATABASE_URL": "postgres://ann:planted@db/atelier",
    "AWS_SECRET_ACCESS_KEY": "planted-too",
    "HTTPS_PROXY": "http://ann:planted@proxy:3128",
    "SOMETHING_OF_A_NEW_PROVIDER": "planted-by-tomorrow",
}
ODD = (sys.executable, "-m", "tests.server.odd_worker")


def test_only_what_is_named_is_passed_on() -> None:
    harmless = {"PATH": "/bin", "HOME": "/home/ann", "LC_ALL": "C.UTF-8", "CUDA_VISIBLE_DEVICES": "0"}
    assert passed_on({**harmless, **SECRETS}) == harmless


@pytest.mark.slow
def test_no_worker_holds_a_secret_or_a_file_of_its_parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    workers = Workers(1, 1024, 5, ODD)
    with (tmp_path / "atelier.db").open("w") as kept:
        os.set_inheritable(kept.fileno(), True)
        known = workers.ask("surroundings", {}).values
    workers.close()
    assert "planted" not in json.dumps(known["environ"])
    assert known["environ"]["OMP_NUM_THREADS"] == "1"
    assert not [path for path in known["files"] if "atelier.db" in path or path.startswith("socket:")]


def test_neither_does_the_process_that_cuts_out_with_models(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, keys={"OPENROUTER_API_KEY": "sk-or-v1-planted"}, secret="planted")
    terms = cutout_workers(settings).terms
    assert "planted" not in json.dumps(dict(terms.environ))
    assert terms.environ["ATELIER_MODELS_FOLDER"] == str(tmp_path / "models")
