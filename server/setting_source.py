"""Where settings are read from: how one is declared, the environment, and `.env`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream

from conversation.errors import Told
from server.setting_values import text


class SettingWrong(Told):
    """A setting cannot be used as it stands; the text says which and what would work."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, text, code="setting_wrong", status=500)


@dataclass(frozen=True)
class SettingDeclaration:
    """What a setting is called outside, and what a person reads about it."""

    name: str
    help: str
    parse: Callable[[str], Any]
    secret: bool = False
    default: Any = ""


def setting(name: str, default: Any, help: str, parse: Callable[[str], Any] = text, *, secret: bool = False) -> Any:
    """A dataclass field that knows its name in the environment and its help."""
    return field(default=default, metadata={"declared": SettingDeclaration(name, help, parse, secret, default)})


@dataclass(frozen=True)
class SettingSource:
    """Where settings are read from."""

    environ: Mapping[str, str]
    kept: Mapping[str, str]
    """Of the file."""
    file: str

    def read(self, declared: SettingDeclaration) -> Any:
        """What it is set to; None when it is not set. Raises `SettingWrong`."""
        value = self.environ.get(declared.name, self.kept.get(declared.name, ""))
        if not value.strip():
            return None
        try:
            return declared.parse(value)
        except ValueError as error:
            shown = "what it is set to" if declared.secret else f"“{value}”"
            where = "the environment" if declared.name in self.environ else self.file
            # not chained: the cause holds the value, which may be a secret
            raise SettingWrong(f"{declared.name} cannot be {shown}", f"{error} Change it in {where}.") from None


def set_ones(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def read_dotenv(path: Path) -> dict[str, str]:
    """What `.env` sets; nothing when there is none. Raises `SettingWrong` with the line that cannot be read."""
    if not path.exists():
        return {}
    values = {}
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for binding in parse_stream(stream):
                if binding.error or (binding.key is not None and binding.value is None):
                    raise SettingWrong(
                        f"Line {binding.original.line} of {path} cannot be read",
                        "Every line is NAME=value, a comment that begins with #, or empty.",
                    )
                if binding.key is not None:
                    values[binding.key] = binding.value or ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingWrong(f"{path} cannot be read", f"{error}. Make it a text file that you may read.") from error
    return values
