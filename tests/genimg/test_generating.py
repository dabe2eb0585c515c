"""`genimg generate` against OpenRouter's wire: what was sent, what came, and how it ends when it fails."""

from __future__ import annotations

import json
import time

import pytest
from PIL import Image

from genimg import exit_codes
from tests.genimg.conftest import Shell, interrupted
from tests.upstream.running import Upstream

pytestmark = pytest.mark.slow
PAINTER = "google/gemini-3.1-flash-image"
CHEAP = "anthropic/claude-haiku-4.5"


def test_the_prompt_is_refined_saved_and_painted(connected: Shell, upstream: Upstream) -> None:
    run = connected("generate", "a fox in the snow", "-o", "fox.png", "--save-prompt", "kept/prompt.txt", "--json")

    assert run.code == exit_codes.DONE, run.err
    (made,) = map(json.loads, run.lines)
    prompt = (connected.folder / "kept/prompt.txt").read_text()
    assert prompt.strip() == made["prompt"]
    assert made["prompt"] != "a fox in the snow"
    assert made["model"] == f"openrouter/{PAINTER}"
    assert made["cost"] > 0
    assert len(upstream.calls(CHEAP)) == len(upstream.calls(PAINTER)) == 1


def test_without_refinement_the_words_are_sent_as_they_are(connected: Shell, upstream: Upstream) -> None:
    run = connected("generate", "-p", "a fox in the snow", "--no-optimize", "--style", "watercolour", "-o", "fox.jpg")

    assert run.code == exit_codes.DONE, run.err
    assert upstream.calls(CHEAP) == []
    assert "a fox in the snow, watercolour" in json.dumps(upstream.calls(PAINTER)[0])
    with Image.open(connected.folder / "fox.jpg") as made:
        assert made.format == "JPEG"


def test_reference_pictures_go_along_in_their_order(connected: Shell, upstream: Upstream) -> None:
    connected.picture("one.png")
    connected.picture("two.heic.png")

    run = connected("generate", "both in one room", "-r", "one.png", "-r", "two.heic.png", "-o", "room.png")

    assert run.code == exit_codes.DONE, run.err
    assert json.dumps(upstream.calls(PAINTER)[0]).count("data:image/jpeg") == 2


def test_a_tiny_reference_is_refused_before_anything_is_spent(connected: Shell, upstream: Upstream) -> None:
    connected.picture("tiny.png", (16, 16))

    run = connected("generate", "like this", "-r", "tiny.png")
    allowed = connected("generate", "like this", "-r", "tiny.png", "-o", "a.png", GENIMG_MIN_IMAGE_PIXELS="100")

    assert run.code == exit_codes.INVALID
    assert "GENIMG_MIN_IMAGE_PIXELS" in run.err
    assert allowed.code == exit_codes.DONE
    assert len(upstream.calls(PAINTER)) == 1


def test_several_are_several_files(shell: Shell) -> None:
    run = shell("generate", "a lighthouse", "-n", "3", "--seed", "7", "-o", "made/", "-q")

    assert run.code == exit_codes.DONE
    assert len({(shell.folder / line).read_bytes() for line in run.lines}) == 3


SECOND = "openai/gpt-image-2"


def test_models_paint_the_same_prompt_side_by_side(connected: Shell, upstream: Upstream) -> None:
    run = connected("generate", "a fox in the snow", "-m", PAINTER, "-m", SECOND, "-o", "foxes/")

    assert run.code == exit_codes.DONE, run.err
    assert len(upstream.calls(CHEAP)) == 1  # the prompt is refined once
    asked = [json.dumps(upstream.calls(model)[-1]) for model in (PAINTER, SECOND)]
    assert len(asked) == 2
    files = [line for line in run.lines if line.startswith("foxes/")]
    assert len(files) == 2
    assert files[0].endswith("-gemini-3-1-flash-image.png") and files[1].endswith("-gpt-image-2.png")
    assert all((connected.folder / file).stat().st_size for file in files)
    table = run.err[run.err.index("┏") :]
    assert "GPT Image 2" in table and table.count("$0.0") == 2 and "$0.04 · " in table
    assert "…" not in table  # names of files are whole, over several lines where they are long


def test_side_by_side_as_json_is_a_line_for_each(connected: Shell) -> None:
    run = connected("generate", "a fox", "-m", PAINTER, "-m", SECOND, "-n", "2", "-o", "foxes/", "--json", "-q")

    assert run.code == exit_codes.DONE, run.err
    made = [json.loads(line) for line in run.lines]
    assert [each["model"].removeprefix("openrouter/") for each in made] == [PAINTER, PAINTER, SECOND, SECOND]
    assert all(each["cost"] > 0 and each["seconds"] > 0 for each in made)
    assert len({each["file"] for each in made}) == 4
    assert run.err == ""


def test_one_model_that_fails_costs_only_itself(connected: Shell) -> None:
    run = connected("generate", "a fox", "--no-optimize", "-m", PAINTER, "-m", "fault/402-credits", "-o", "foxes/")

    assert run.code == exit_codes.LIMIT
    assert len(run.lines) == 1 and "gemini" in run.lines[0]
    assert "fault/402-credits: " in run.err and "not painted" in run.err


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("-m", PAINTER, "-m", PAINTER, "-o", "foxes/"), "named twice"),
        (("-m", PAINTER, "-m", SECOND, "-o", "fox.png"), "do not fit into"),
        (("-m", PAINTER, "-m", SECOND, "-o", "-"), "do not fit into stdout"),
        (("-m", PAINTER, "-m", "nobody/paints-so", "-o", "foxes/"), "nobody/paints-so"),
    ],
)
def test_what_cannot_be_compared_is_said_before_anything_is_spent(
    connected: Shell, upstream: Upstream, said: tuple[str, ...], why: str
) -> None:
    upstream.forget()
    run = connected("generate", "a fox", *said)

    assert run.code != exit_codes.DONE
    assert why in run.err
    assert upstream.calls(PAINTER) == upstream.calls(CHEAP) == []


def test_a_key_can_be_given_for_one_run(shell: Shell, upstream: Upstream) -> None:
    upstream.forget()
    run = shell(
        "generate", "a fox", "--api-key", "sk-or-v1-0123456789abcdef", "-o", "f.png", OPENROUTER_API_URL=upstream.url
    )

    assert run.code == exit_codes.DONE, run.err
    assert len(upstream.calls(PAINTER)) == 1
    assert "sk-or-v1" not in run.err + run.out.decode()


@pytest.mark.parametrize(
    ("model", "code"),
    [
        ("fault-images/402-credits", exit_codes.LIMIT),
        ("fault-images/429", exit_codes.LIMIT),
        ("fault-images/502", exit_codes.REFUSED),
        ("fault-images/cut-base64", exit_codes.REFUSED),
    ],
)
def test_each_kind_of_refusal_has_its_code(connected: Shell, model: str, code: int) -> None:
    run = connected("generate", "a fox", "--no-optimize", "-m", f"openrouter/{model}", "-o", "fox.png")

    assert run.code == code, run.err
    assert "Traceback" not in run.err
    assert not (connected.folder / "fox.png").exists()


def test_what_goes_over_the_wire_is_told_without_the_key(connected: Shell) -> None:
    model = "openrouter/fault-images/402-credits"
    run = connected("generate", "a fox", "--no-optimize", "-m", model, "-o", "fox.png", "--debug-api")

    assert run.code == exit_codes.LIMIT, run.err
    assert "> POST http://127.0.0.1" in run.err and "< 402 for" in run.err
    assert connected.environ["OPENROUTER_API_KEY"] not in run.err


def test_nobody_there_is_a_fault_of_the_network(connected: Shell) -> None:
    run = connected("generate", "a fox", "--no-optimize", OPENROUTER_API_URL="http://127.0.0.1:9/api/v1")

    assert run.code == exit_codes.NETWORK, run.err


def test_ctrl_c_ends_it_within_a_second_or_so_and_closes_the_connection(connected: Shell, upstream: Upstream) -> None:
    model = "fault-images/stall"
    process = connected.begin("generate", "a fox", "--no-optimize", "-m", f"openrouter/{model}")
    upstream.wait_until_asked(model)

    began = time.monotonic()
    run = interrupted(process)

    assert run.code == exit_codes.CANCELLED
    assert "Cancelled" in run.err
    assert "Traceback" not in run.err
    assert time.monotonic() - began < 20  # a second on a machine that has nothing else to do
    upstream.wait_until_closed_early()


def test_what_the_sketchbook_cannot_paint_is_said_before(shell: Shell) -> None:
    run = shell("generate", "a portrait of a woman")

    assert run.code == exit_codes.UNANSWERED
    assert "can’t paint faces" in run.err


def test_nobody_reviews_where_nobody_is(shell: Shell) -> None:
    run = shell("generate", "a lighthouse", "--review")

    assert run.code == exit_codes.INVALID
    assert "nobody to review" in run.err


def test_a_style_is_its_phrase_and_the_list_shows_it(connected: Shell, upstream: Upstream) -> None:
    listed = connected("styles", "--json", "comic")
    painted = connected("generate", "a fox", "--no-optimize", "--style", "Comic", "-o", "fox.png")
    own = connected("generate", "a fox", "--no-optimize", "--style", "like a child would", "-o", "own.png")

    assert (painted.code, own.code) == (exit_codes.DONE, exit_codes.DONE), painted.err
    (comic,) = map(json.loads, listed.lines)
    asked = [json.dumps(call) for call in upstream.calls(PAINTER)]
    assert f"a fox, {comic['phrase']}" in asked[0]
    assert "a fox, like a child would" in asked[1]


def test_a_dear_picture_is_asked_about_at_a_terminal(connected: Shell, upstream: Upstream) -> None:
    run = connected.at_terminal("n\n", "generate", "a fox", "--count", "3", "-o", "foxes/")

    assert run.code == exit_codes.CANCELLED, run.err
    assert "It will cost about $0.2" in run.err
    assert upstream.calls(PAINTER) == upstream.calls(CHEAP) == []


def test_who_says_yes_before_is_not_asked(connected: Shell, upstream: Upstream) -> None:
    run = connected.at_terminal("", "generate", "a fox", "--yes", "-o", "fox.png", ATELIER_MAX_COST_PER_REQUEST="0.01")

    assert run.code == exit_codes.DONE, run.err
    assert "It will cost" not in run.err
    assert len(upstream.calls(PAINTER)) == 1
