"""rembg, the tool that cut-outs are held against: 270 MB with what it brings, so it is no part of the studio."""

from __future__ import annotations

from typing import Any

try:
    from rembg import new_session, remove
except ImportError:
    new_session = remove = None

HINT = 'rembg is not installed: .venv/bin/pip install "rembg[cpu]"'


def available() -> bool:
    """Whether somebody has installed it."""
    return remove is not None


def session(model: str, providers: list[str]) -> Any:
    """A model of rembg's, loaded."""
    return new_session(model, providers=providers)


def cut(picture: Any, loaded: Any) -> Any:
    """The picture without its background, as rembg does it by itself."""
    return remove(picture, session=loaded)
