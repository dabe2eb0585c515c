"""Words behind a slash, made of what commands, options and values look like: a declaration, or a refusal in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from conversation.commands import COMMANDS
from conversation.errors import BadRequest
from conversation.palette import Palette
from conversation.serialization import to_json
from conversation.slash import to_slash
from imaging.operations import OPERATIONS
from tests.fuzzing.parsers.target import Parser

PALETTE = Palette((*COMMANDS, *OPERATIONS))
NAMES = sorted({name for each in PALETTE.declarations for name in (each.name, *each.aliases)})
OPTIONS = sorted({argument.name for each in PALETTE.declarations for argument in each.arguments()})
VALUES = sorted(
    {
        str(value)
        for each in PALETTE.declarations
        for argument in each.arguments()
        for value in (*argument.option.choices, *argument.option.words)
    }
)
NUMBERS = st.one_of(
    st.integers(-(10**25), 10**25).map(str),
    st.floats().map(str),
    st.sampled_from(("0", "-0", "1e308", "1e999", "nan", "inf", "٣", "½", "1,5", "1.5.5", "1:0", "0x0", "9" * 5_000)),
)
UNITS = st.sampled_from(("", "%", "px", "°", " deg", "mp", "kB", "MiB", "x", "x100", ":1"))
VALUE = st.one_of(st.sampled_from(VALUES), st.builds("{}{}".format, NUMBERS, UNITS), st.text(max_size=12))
WORD = st.one_of(
    VALUE,
    st.builds("{}={}".format, st.sampled_from(OPTIONS), VALUE),
    st.builds("{}=“{}”".format, st.sampled_from(OPTIONS), VALUE),
    st.builds('--{}="{}'.format, st.sampled_from(OPTIONS), VALUE),
    st.builds("--{} {}".format, st.sampled_from(OPTIONS), VALUE),
    st.builds("#{}".format, NUMBERS),
    st.sampled_from(("“", "”", '"', "=", "--", "\n/", "\0", "\ud800", "\u202e", "\u200b", "#", "/")),
)
SAID = st.builds(
    lambda slash, name, words: f"{slash}{name} {' '.join(words)}",
    st.sampled_from(("/", "／", " /", "\u200b/", "、")),
    st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), st.text(max_size=20)),
    st.lists(WORD, max_size=6),
)


@contextmanager
def opened() -> Iterator[Callable[[str], object]]:
    yield read


def read(text: str) -> None:
    """What was understood can be stored, and said again as the same."""
    for part in PALETTE.parts(text):
        try:
            found = PALETTE.parse(part)
        except BadRequest as refused:
            assert refused.title and refused.code
            continue
        if found is None:
            continue
        assert PALETTE.from_values(found.name, to_json(found)) == found
        try:
            again = PALETTE.parse(to_slash(found))
        except BadRequest as refused:
            raise AssertionError(f"{to_slash(found)!r} is not understood: {refused}") from refused
        assert again is not None


PARSER = Parser("commands", SAID, opened, few=300)
