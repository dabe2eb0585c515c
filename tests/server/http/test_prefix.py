"""A request finds a studio below a path whether its proxy took the path away or not, and no header moves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from server.http.prefix import Prefixed
from server.setting_values import path_prefix


def seen(path: str, **more: str) -> tuple[str, str]:
    """What whoever is behind takes for the studio's place and the path asked for."""
    found = []

    def inner(environ: dict[str, Any], _: Any) -> Iterable[bytes]:
        found.append((environ["SCRIPT_NAME"], environ["PATH_INFO"]))
        return []

    Prefixed(inner, "/atelier")({"SCRIPT_NAME": "", "PATH_INFO": path, **more}, None)
    return found[0]


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/atelier/", "/"),
        ("/atelier/api/v1/session", "/api/v1/session"),
        ("/", "/"),
        ("/api/v1/session", "/api/v1/session"),
        ("/atelier/atelier/x", "/atelier/x"),
        ("/ateliers/x", "/ateliers/x"),
    ],
)
def test_the_path_is_taken_away_where_it_is_there_still(asked: str, path: str) -> None:
    assert seen(asked) == ("/atelier", path)
    assert seen(asked, HTTP_X_FORWARDED_PREFIX="/elsewhere", HTTP_X_SCRIPT_NAME="/elsewhere") == ("/atelier", path)


def test_who_leaves_the_slash_away_is_sent_to_the_studio() -> None:
    told: list[Any] = []
    asked = {"PATH_INFO": "/atelier", "QUERY_STRING": "a=b"}
    Prefixed(lambda *_: [], "/atelier")(asked, lambda status, headers: told.extend([status, dict(headers)["Location"]]))
    assert told == ["308 Permanent Redirect", "/atelier/?a=b"]


@pytest.mark.parametrize(
    ("said", "path"), [("", ""), ("/", ""), ("/atelier", "/atelier"), (" /a/b-2/ ", "/a/b-2"), ("/apis", "/apis")]
)
def test_a_path_is_read_without_its_last_slash(said: str, path: str) -> None:
    assert path_prefix(said) == path


@pytest.mark.parametrize("said", ["atelier", "//evil.example", "/a b", '/"', "/..", "/a/../b", "https://x/y", "/a?b"])
def test_what_is_no_path_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="It is a path"):
        path_prefix(said)


@pytest.mark.parametrize("said", ["/api", "/s/studio", "/socket.io"])
def test_a_path_of_the_studios_own_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="as addresses of the studio itself do"):
        path_prefix(said)
