"""`from genimg import generate`: for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

import genimg
from conversation.errors import BadRequest
from genimg.painting import Unanswered

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No `.env`, no key, nothing remembered."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENROUTER_API_KEY", raising=False)
    genimg.clear_cache()


def test_a_picture_with_all_that_is_known_of_it() -> None:
    result = genimg.generate("a lighthouse at night", seed=3, aspect="3:2")

    assert (result.format, result.model_used, result.seed, result.cost) == ("PNG", "sketchbook/sketch", 3, 0)
    assert result.image.width > result.image.height
    assert result.image_data.startswith(b"\x89PNG")
    assert "lighthouse" in result.prompt_used
    assert not result.had_reference
    assert result.generation_time > 0


def test_it_can_be_cancelled() -> None:
    asked = iter([False, True])

    with pytest.raises(genimg.GenerationCancelled):
        genimg.generate("a lighthouse", cancel_check=lambda: next(asked, True))


def test_a_refined_prompt_is_remembered_until_it_is_forgotten() -> None:
    assert genimg.get_cached_prompt("a lighthouse") is None

    said = genimg.optimize_prompt("a lighthouse")

    assert genimg.get_cached_prompt("a lighthouse") == said
    genimg.clear_cache()
    assert genimg.get_cached_prompt("a lighthouse") is None


def test_what_cannot_be_done_is_an_error_of_its_kind() -> None:
    with pytest.raises(BadRequest, match="no prompt"):
        genimg.generate(" ")
    with pytest.raises(Unanswered, match="faces"):
        genimg.generate("a portrait of a woman")
