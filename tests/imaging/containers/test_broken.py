"""Whatever was done to a file, it leaves clean or is written anew: there is no error and no secret."""

from __future__ import annotations

import random

from imaging.files.packaging import cleaned
from imaging.label import Label
from tests.imaging.containers.secrets import FILES, SECRET
from tests.matrix import sampled

TRIES = 150


@sampled("kind", FILES)
def test_a_file_that_was_cut_gives_a_clean_one_or_none(kind: str) -> None:
    data = FILES[kind]()
    dice = random.Random(7)
    for _ in range(TRIES):
        file = cleaned(data[: dice.randrange(len(data))], Label())
        assert file is None or SECRET not in file


@sampled("kind", FILES)
def test_a_file_whose_bytes_were_turned_over_gives_a_clean_one_or_none(kind: str) -> None:
    data = FILES[kind]()
    dice = random.Random(11)
    for _ in range(TRIES):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 4)):
            broken[dice.randrange(len(broken))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
        file = cleaned(bytes(broken), Label())
        assert file is None or SECRET not in file


@sampled("kind", FILES)
def test_a_file_into_which_something_was_pushed_gives_a_clean_one_or_none(kind: str) -> None:
    data = FILES[kind]()
    dice = random.Random(13)
    for _ in range(TRIES):
        at = dice.randrange(len(data))
        pushed = data[:at] + dice.randbytes(dice.randint(1, 9)) + data[at + dice.randint(0, 9) :]
        file = cleaned(pushed, Label())
        assert file is None or SECRET not in file
