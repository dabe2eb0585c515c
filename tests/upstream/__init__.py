"""An OpenRouter to test against: its real wire over real HTTP on this machine, a fault or an oddity per model name.

`with Upstream() as upstream:` runs it in a thread, `python -m tests.upstream --port N` as a process of its own.
`models.py` lists the names; `GET /_requests` tells what was asked, how often, and which connections were closed early.
"""

from __future__ import annotations

from tests.upstream.running import Upstream

__all__ = ["Upstream"]
