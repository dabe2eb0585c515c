"""What must be true before the studio can start: a built page, and a secret that signs the cookies."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from conversation.errors import Told
from server.settings import Settings


class CannotStart(Told):
    """The studio cannot start here; the text says what to do."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text, code="cannot_start", status=500)


PACKED = Path(__file__).parent / "page"
"""Where the page lies in an installed studio; see `setup/wheel.py`."""


def page_of(settings: Settings) -> Path:
    """The folder with the built page: the setting's, or that of an installed studio where nobody set another.

    Raises `CannotStart`.
    """
    folders = (settings.page, PACKED) if settings.page == Settings.page else (settings.page,)
    for folder in folders:
        if (folder / "index.html").is_file():
            return folder.absolute()
    raise CannotStart(f"The page is not built: {settings.page}/index.html is missing", "Run `make build`.")


def secret(settings: Settings) -> str:
    """What signs the cookies: the setting, else the one kept in the data folder, made on the first start."""
    if settings.secret:
        return settings.secret
    path = settings.data / "secret"
    made_once(path, secrets.token_urlsafe(32))
    return kept(path)


def made_once(path: Path, text: str) -> None:
    """Writes a file for its owner's eyes alone, where there is none."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)


def kept(path: Path) -> str:
    try:
        value = path.read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotStart(f"{path} cannot be read", "Make it readable, or set ATELIER_SECRET.") from error
    if len(value) < 16:
        raise CannotStart(f"{path} is damaged", "Delete it (everyone is signed out once) or set ATELIER_SECRET.")
    return value
