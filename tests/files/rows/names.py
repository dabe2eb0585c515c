"""Names in other scripts, with their case and spaces."""

from __future__ import annotations

from tests.files.odd_file import OddFile
from tests.files.patterns import patches

ROWS = (
    OddFile("Пляж в Сочи.jpg", "a name in Cyrillic", looks=patches),
    OddFile("weißer Hund Æ.jpg", "a name with ß and Æ", looks=patches),
)
