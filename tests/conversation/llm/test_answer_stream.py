"""A model's words as they come, in pieces of any length, and what of them is the answer."""

from __future__ import annotations

import base64

import pytest

from conversation.llm.answer_stream import AnswerStream, Withdrawn
from conversation.ports.models import Made

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
DATA = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
SIZES = (1, 2, 3, 7, 10_000)


def read(text: str, size: int) -> tuple[str, list[bytes]]:
    """What is shown in the end, and the pictures that came."""
    stream, shown, pictures = AnswerStream(), "", []
    pieces = [piece for at in range(0, len(text), size) for piece in stream.feed(text[at : at + size])]
    for piece in (*pieces, *stream.end()):
        if isinstance(piece, Made):
            pictures.append(piece.data)
        else:
            shown = "" if isinstance(piece, Withdrawn) else shown + piece
    return shown, pictures


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("A fox.", "A fox."),
        ("<think>They want a fox.</think>\n\nA fox.", "A fox."),
        ("<think>\n\n</think>\n\nA fox.", "A fox."),
        ("\n<think>\nHm.\n</think>A fox.", "A fox."),
        ("<THINKING>Hm.</THINKING>\nA fox.", "A fox."),
        ("<thought>Hm.</thought>A fox.", "A fox."),
        ("<reasoning>Hm.</reasoning>A fox.", "A fox."),
        ('<thinking type="deep">Hm.</thinking>A fox.', "A fox."),
        ("<seed:think>Hm.</seed:think>A fox.", "A fox."),
        ("<antThinking>Hm.</antThinking>A fox.", "A fox."),
        ("[THINK]Hm.[/THINK]A fox.", "A fox."),
        ("◁think▷Hm.◁/think▷A fox.", "A fox."),
        ("<|begin_of_thought|>Hm.<|end_of_thought|>\n\n<|begin_of_solution|>A fox.<|end_of_solution|>", "A fox."),
        ("<|START_THINKING|>Hm.<|END_THINKING|><|START_RESPONSE|>A fox.<|END_RESPONSE|>", "A fox."),
        ("<|channel>thought\nHm.<channel|>A fox.", "A fox."),
        (
            "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>A fox.<|return|>",
            "A fox.",
        ),
        (
            "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary to=functions.edit"
            '<|constrain|>json<|message|>{"x": 1}<|call|><|start|>assistant<|channel|>final<|message|>A fox.',
            "A fox.",
        ),
        ("analysisWe need a fox. assistantfinalA fox.", "A fox."),
        ("assistantfinalA fox.", "A fox."),
        ("Here is my thought process:\nHm.\n\nHere is my response:\nA fox.", "A fox."),
        ("Thinking...\nHm.\n...done thinking.\n\nA fox.", "A fox."),
        ("Hm. They want a fox.\n</think>\n\nA fox.", "A fox."),
        ("Hm.[/THINK]A fox.", "A fox."),
        ("<think>First.</think>One.\n<think>Then.</think>\nTwo.", "One.\n\nTwo."),
        ("One.<think>Then.</think> Two.", "One. Two."),
        ("<think>never ends, a fox", ""),
        ("analysisWe need a fox, but", ""),
        ("A fox.<|im_end|>", "A fox."),
        ("A fox.</s>", "A fox."),
        ("<s>A fox.<|endoftext|>", "A fox."),
        ("A fox.<｜end▁of▁sentence｜>", "A fox."),
        ("<start_of_turn>model\nA fox.<end_of_turn>", "A fox."),
        ("<answer>A fox.</answer>", "A fox."),
        ("A fox.<|eot_id|><|start_header_id|>assistant<|end_header_id|>", "A fox."),
        ("<analysis>Hm.</analysis>\nA fox.", "A fox."),
        ("<reason>Hm.</reason>A fox.", "A fox."),
        ("<inner_thoughts>Hm.</inner_thoughts>A fox.", "A fox."),
        ("<mm:think>Hm.</mm:think>A fox.", "A fox."),
        ("<思考>嗯。</思考>A fox.", "A fox."),
        ("＜think＞Hm.＜/think＞A fox.", "A fox."),
        ("< think >Hm.< /think >A fox.", "A fox."),
        ("&lt;think&gt;Hm.&lt;/think&gt;A fox.", "A fox."),
        ("<unused94>thought\nHm.<unused95>A fox.", "A fox."),
        ('<details type="reasoning" done="true"><summary>3 s</summary>\n> Hm.\n</details>\nA fox.', "A fox."),
        ("A fox.<|im_end|>\n<|im_start|>user\nAnother one!<|im_end|>", "A fox.\n"),
        ("A fox.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nmore", "A fox."),
        ("A fox.<end_of_turn>\n<start_of_turn>user\nmore", "A fox.\n"),
        ("A fox.</s><s>[INST] more [/INST]", "A fox."),
        ("A fox.<|user|>more", "A fox."),
    ],
)
def test_only_the_answer_is_read(text: str, answer: str, size: int) -> None:
    assert read(text, size) == (answer, [])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "text",
    [
        "Models think between `<think>` and `</think>`.",
        "```html\n<think>not mine</think>\n```\nThat is how it looks.",
        "a < b and c > d, <3, [a link](https://example.org/x) and ![#1](x.png)",
        "Her analysis of the thinking: here is my view…",
        "analysis: the light comes from the left",
        "Here is my picture. Data is: d, da, dat, data:",
        "It is written `data:` before it.",
        "1. one\n2. two [x] `code` **bold** <https://example.org>",
        "Use the tag <think> in the middle of a sentence.",
        "R&D, AT&T, a &amp; b, 3 < 4 & 5 > 2, <details><summary>More</summary>text</details>",
    ],
)
def test_what_only_looks_so_stays(text: str, size: int) -> None:
    assert read(text, size) == (text, [])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (f"Here: ![a fox]({DATA}) There.", "Here:  There."),
        (f'![a fox]({DATA} "a title")', ""),
        (f'Look <img alt="a fox" src="{DATA}" width="30"/> there', "Look  there"),
        (f"Bare {DATA} and words", "Bare  and words"),
        (f"```\n{DATA}\n```", "```\n\n```"),
        (f"![a fox]({DATA}", ""),
        (f"![a]({DATA.replace('+', '-').replace('/', '_').replace('image_png', 'image/png').rstrip('=')})", ""),
        (f"![a]({DATA[:60]}\n{DATA[60:]})", ""),
    ],
)
def test_a_picture_that_is_written_becomes_one(text: str, answer: str, size: int) -> None:
    assert read(text, size) == (answer, [PNG])


def test_a_picture_that_is_no_base64_is_said() -> None:
    assert read("![a](data:image/png;base64,ABCDE) there", 5) == ("*(a picture came damaged)* there", [])


def test_what_is_clear_is_not_held_back() -> None:
    stream = AnswerStream()
    assert [piece for word in ("The ", "old ", "fox") for piece in stream.feed(word)] == ["The ", "old ", "fox"]
