"""An odd file was uploaded; by every way out the same picture arrived, no larger and under its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from server.app import Atelier
from tests.endpoints.conftest import ended, person, studio
from tests.files import readers
from tests.files.cases import cases
from tests.files.colours import apart, on_white
from tests.files.odd_file import OddFile
from tests.files.readers import seen
from tests.files.rows import ROWS
from tests.files.ways import LABEL, LARGER, LIMITED, LOSSY, ORIGIN, WAYS, Left, NotLeft, Sent, send

TAKEN = [row for row in ROWS if not row.refused]
CREDITED = [row for row in ROWS if row.credit]
PRINTED = [row for row in ROWS if row.dpi]
CREDITING = ("same", "jpeg", "png", "webp", "avif", "zip", "compressed")
PRINTING = ("same", "jpeg", "png", "zip")
NO_TRANSPARENCY = ("jpeg",)
IN_WORDS = (400, 409, 422)
"""Statuses of a limit that is told in words; in a ZIP it stands in its text."""


@pytest.fixture(scope="module")
def atelier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atelier]:
    made = studio(tmp_path_factory.mktemp("studio"), requests_per_minute=1_000_000)
    yield made
    ended(made)


@pytest.fixture(scope="module")
def sent(atelier: Atelier) -> Callable[[OddFile], Sent]:
    """Each file is uploaded once."""
    known: dict[str, Sent] = {}

    def send_once(file: OddFile) -> Sent:
        if file.name not in known:
            known[file.name] = send(atelier, file)
        return known[file.name]

    return send_once


@pytest.mark.parametrize(("file", "way"), cases(TAKEN, *WAYS))
def test_what_arrives_is_the_same_picture(
    file: OddFile, way: str, atelier: Atelier, sent: Callable[[OddFile], Sent]
) -> None:
    left = WAYS[way](sent(file) if way not in ("avif", "compressed") else send(atelier, file))
    if isinstance(left, NotLeft) and way in file.may_be_smaller:
        assert left.status in IN_WORDS
        assert any(letter.isdigit() for letter in left.text), left.text
        return
    assert isinstance(left, Left), left
    assert Path(left.name).stem == Path(file.name).stem
    if way == "original":
        assert left.data == file.data
        return
    right = file.looks(file.data) if file.looks else seen(file, "accept")
    near = file.near + LOSSY.get(way, 0)
    assert apart(readers.accept(left.data), on_white(right) if way in NO_TRANSPARENCY else right) < near
    if way in LIMITED or way in file.most:
        came, left_with = file.most.get(way, len(file.data) + LABEL * (way != "compressed")), len(left.data)
        assert left_with <= came + ORIGIN or LARGER in left.notes


@pytest.mark.parametrize("file", cases([row for row in TAKEN if row.says], "said"))
def test_what_there_is_to_notice_is_said(file: OddFile, sent: Callable[[OddFile], Sent]) -> None:
    for words in file.says:
        assert words in sent(file).said


@pytest.mark.parametrize("file", cases([row for row in ROWS if row.refused], "refused"))
def test_what_is_not_taken_is_refused_in_words(file: OddFile, sent: Callable[[OddFile], Sent]) -> None:
    refusal = sent(file).refusal
    assert refusal is not None
    assert refusal.status in IN_WORDS
    assert file.refused in refusal.text


@pytest.mark.parametrize("file", cases(CREDITED, "credit"))
def test_the_notice_goes_along_when_the_person_wants_that(file: OddFile, atelier: Atelier) -> None:
    without = send(atelier, file)
    for way in CREDITING:
        left = WAYS[way](without)
        assert isinstance(left, Left)
        assert left.data.count(file.credit.encode()) == 0, f"{way}, though nobody wanted that"
    keeping = send(atelier, file)
    keeping.person.data("PATCH", "/api/v1/settings", json={"keep_credit": True})
    for way in CREDITING:
        left = WAYS[way](keeping)
        assert isinstance(left, Left)
        assert left.data.count(file.credit.encode()) > 0, way


@pytest.mark.parametrize("file", cases(PRINTED, "dpi"))
def test_it_is_printed_as_large_as_it_was(file: OddFile, sent: Callable[[OddFile], Sent], tmp_path: Path) -> None:
    for way in PRINTING:
        left = WAYS[way](sent(file))
        assert isinstance(left, Left)
        (tmp_path / way).write_bytes(left.data)
        with Image.open(tmp_path / way) as arrived:
            assert arrived.info.get("dpi", (0, 0))[0] == pytest.approx(file.dpi, abs=0.5), way


@pytest.mark.slow
def test_one_picture_never_ends_a_zip(atelier: Atelier) -> None:
    """A wide one cannot be WebP as it is; the others arrive all the same, and what became of it is said."""
    by_name = {row.name: row for row in ROWS}
    somebody = person(atelier)
    pictures = [send(atelier, by_name[name], somebody).image for name in ("wide-17000x40.jpg", "lying-6.jpeg")]
    asked = {"images": [{"id": picture["id"]} for picture in pictures if picture], "format": "webp"}
    response = somebody.post("/api/v1/images/download-zip", json=asked)
    assert response.status_code == 200
    with ZipFile(BytesIO(response.data)) as archive:
        assert archive.testzip() is None
        assert "lying-6.webp" in archive.namelist()
        assert "16,383" in archive.read("read-me.txt").decode()
