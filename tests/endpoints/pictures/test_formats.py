"""A program asks which files it may send and can have."""

from __future__ import annotations

from imaging.file_formats import FILE_FORMATS
from tests.endpoints.conftest import Person


def test_it_is_told_which_files_are_read_and_where_they_can_be_asked_for(ada: Person) -> None:
    known = {each["name"]: each for each in ada.data("GET", "/api/v1/formats")}
    assert list(known) == [each.name for each in FILE_FORMATS]
    assert known["WebP"]["written"] == ["download", "convert", "compress", "nobg"]
    assert known["HEIC"]["endings"][0] == ".heic"
    assert known["BMP"]["written"] == []
