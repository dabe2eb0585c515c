"""The studio on the command line, and as a library: `from genimg import generate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from genimg.later import later

if TYPE_CHECKING:
    from genimg.library import (
        GenerationCancelled,
        GenerationResult,
        clear_cache,
        generate,
        get_cached_prompt,
        optimize_prompt,
    )

__all__ = ["GenerationCancelled", "GenerationResult", "clear_cache", "generate", "get_cached_prompt", "optimize_prompt"]


def __getattr__(name: str) -> Any:
    """The library's names, loaded when one of them is wanted: `genimg --help` needs none of them."""
    if name in __all__:
        return getattr(later("genimg.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
