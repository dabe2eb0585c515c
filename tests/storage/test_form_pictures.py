"""What the image form painted, for a day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conversation.errors import NotFound
from storage.form_pictures import DAY_S, FormPictureFiles

JOB, OTHER = "5f0c1e17-9a4b-4d3e-8c21-7b6a5d4c3b2a", "6f0c1e17-9a4b-4d3e-8c21-7b6a5d4c3b2a"
NOW = 1_800_000_000.0


def test_it_is_kept_until_its_day_is_over(tmp_path: Path) -> None:
    pictures = FormPictureFiles(tmp_path / "form", lambda: NOW)
    for job, age in ((JOB, DAY_S + 1), (OTHER, DAY_S - 1)):
        pictures.keep(job, job.encode())
        os.utime(tmp_path / "form" / job, (NOW - age, NOW - age))
    assert pictures.read(JOB) == JOB.encode()
    assert pictures.sweep() == 1
    with pytest.raises(NotFound):
        pictures.read(JOB)
    assert pictures.read(OTHER) == OTHER.encode()


def test_nothing_is_over_while_the_clock_cannot_be_believed(tmp_path: Path) -> None:
    pictures = FormPictureFiles(tmp_path, lambda: NOW, steady=lambda: False)
    pictures.keep(JOB, b"fox")
    os.utime(tmp_path / JOB, (0, 0))
    assert pictures.sweep() == 0
    assert pictures.read(JOB) == b"fox"


@pytest.mark.parametrize("job", ["", "../secret", JOB.upper(), f"{JOB}\n"])
def test_only_ids_are_names_of_files(tmp_path: Path, job: str) -> None:
    pictures = FormPictureFiles(tmp_path / "form", lambda: NOW)
    with pytest.raises(NotFound):
        pictures.read(job)
    with pytest.raises(NotFound):
        pictures.keep(job, b"fox")
    assert not (tmp_path / "form").exists()


def test_what_was_never_kept_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        FormPictureFiles(tmp_path, lambda: NOW).read(JOB)
