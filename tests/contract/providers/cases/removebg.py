"""remove.bg paints nothing: what it does to a picture is in `tests/providers/removebg`."""

from __future__ import annotations

from providers.removebg import REMOVEBG
from tests.contract.providers.case import Case
from tests.upstream.removebg import RemovebgService
from tests.upstream.running import Running


def upstream() -> Running:
    return Running(RemovebgService(), "/v1.0")


CASE = Case(provider=REMOVEBG, upstream=upstream)
