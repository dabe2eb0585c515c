"""Raw answers of `raw_answers.jsonl`, as models give them: what of each is painted or names a conversation.

Written after public reports and the habits of models that people run at home; nothing may be used where `answer` is
empty. Each goes through the stream in small pieces, as it does in a turn.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conversation.llm.answer_stream import AnswerStream, Withdrawn
from conversation.llm.answer_text import prompt_in, title_in

RAW = [json.loads(line) for line in Path(__file__).with_name("raw_answers.jsonl").read_text("utf-8").splitlines()]


def streamed(raw: str) -> str:
    stream, said = AnswerStream(), ""
    pieces = [piece for at in range(0, len(raw), 5) for piece in stream.feed(raw[at : at + 5])]
    for piece in (*pieces, *stream.end()):
        said = "" if isinstance(piece, Withdrawn) else said + str(piece)
    return said.strip()


@pytest.mark.parametrize("row", RAW, ids=lambda row: f"{row['kind']}: {row['raw'][:40]}")
def test_of_a_raw_answer_only_the_answer_is_used(row: dict[str, str]) -> None:
    said = streamed(row["raw"])
    used = title_in(said, 60) if row["kind"] == "title" else prompt_in(said, 2_000, asked="a picture of it, please")
    assert used == row["answer"]


@pytest.mark.slow
def test_a_model_that_repeats_itself_is_read_at_once() -> None:
    for word in ("una ", "the ", "sure ", "{", "*", "1. ", "<think", "I can ", '"', "data:", "![", "&lt"):
        said = streamed(word * 2_000)
        assert isinstance(prompt_in(said, 2_000), str) and isinstance(title_in(said, 60), str)
