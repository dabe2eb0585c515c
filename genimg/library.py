"""The command line's work for programs: `from genimg import generate`.

result = generate("a fox in the snow", aspect="3:2")
result.image.save("fox.png")
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from conversation.generation.refinement import SecondWish
from genimg.assembly import read_settings
from genimg.conversing import ANSWERS, own_conversation
from genimg.model_choice import keys_for
from genimg.painting import GenerationCancelled as GenerationCancelled
from genimg.painting import GenerationResult as GenerationResult
from genimg.painting import PaintingOrder, known, painted, refined


def generate(
    prompt: str,
    *,
    model: str = "",
    provider: str = "",
    references: Sequence[str | Path] = (),
    optimize: bool = True,
    optimization_model: str = "",
    seed: int | None = None,
    aspect: str = "",
    style: str = "",
    api_key: str = "",
    cancel_check: Callable[[], bool] = lambda: False,
) -> GenerationResult:
    """Paints one picture, and waits for it. Settings are those of the command line: the environment, and `.env`.

    `cancel_check` is asked at least once a second while the model works.

    Raises `Told` (what happened, why, what to do, a `code`) and its kinds: `BadRequest` for an order that cannot be
    carried out, `ProviderFault` for a service that fails; `GenerationCancelled` when `cancel_check` said so;
    `Unanswered` where the studio has to know something first.
    """
    order = PaintingOrder(prompt, model, provider, tuple(map(Path, references)), optimize, seed, aspect, style)
    settings = read_settings()
    if optimization_model:
        settings = replace(settings, cheap_model=optimization_model)
    with own_conversation(settings, keys_for(api_key, model, provider)) as talk:
        if cancel_check():
            raise GenerationCancelled("The picture was cancelled before anything was sent")
        return painted(talk, order, refined(talk, order), cancel=cancel_check)


def optimize_prompt(prompt: str, *, optimization_model: str = "", api_key: str = "", again: bool = False) -> str:
    """The prompt as it would be sent. The same question is asked once in the life of the process, unless `again`."""
    settings = read_settings()
    if optimization_model:
        settings = replace(settings, cheap_model=optimization_model)
    with own_conversation(settings, keys_for(api_key, optimization_model)) as talk:
        order = PaintingOrder(prompt)
        before = known(talk, order) if again else None
        return refined(talk, order, again=SecondWish(before or prompt) if again else None).text


def get_cached_prompt(prompt: str, *, optimization_model: str = "", api_key: str = "") -> str | None:
    """What `optimize_prompt` gave for it before; None where it was not asked."""
    settings = read_settings()
    if optimization_model:
        settings = replace(settings, cheap_model=optimization_model)
    with own_conversation(settings, keys_for(api_key, optimization_model)) as talk:
        return known(talk, PaintingOrder(prompt))


def clear_cache() -> None:
    """Forgets all refined prompts."""
    ANSWERS.clear()
