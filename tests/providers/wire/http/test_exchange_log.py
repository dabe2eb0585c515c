"""What goes to a service and comes back, for whoever looks for a fault: without keys, with pictures shortened."""

from __future__ import annotations

import json
import logging

import httpx2
import pytest

from providers.wire.http.transport import Transport
from tests.running import KEY
from tests.upstream.running import Upstream

CODE = "pkce-verifier-0123456789abcdefghijklmnop"


def test_an_exchange_is_told_without_keys_and_pictures(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="providers.wire")
    body = {
        "model": "google/gemini-3-flash-preview",
        "messages": [{"role": "user", "content": "hello"}],
        "stream": True,
        "picture": "data:image/png;base64," + "iVBORw0KGgo" * 400,
        "api_key": KEY,
    }

    with Upstream() as upstream, httpx2.Client(transport=Transport(secure=False)) as client:
        answer = client.post(
            f"{upstream.url}/chat/completions?key={KEY}&code={CODE}",
            headers={"Authorization": f"Bearer {KEY}", "X-Goog-Api-Key": KEY},
            content=json.dumps(body),
        )
        assert answer.status_code == 200

    told = caplog.text
    assert "> POST http://127.0.0.1" in told
    assert "< 200 for" in told
    assert '"content": "hello"' in told
    assert "characters)" in told
    assert KEY not in told
    assert CODE not in told
    assert len(told) < 12_000


def test_nothing_is_told_where_nobody_listens(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="providers.wire")

    with Upstream() as upstream, httpx2.Client(transport=Transport(secure=False)) as client:
        client.get(f"{upstream.url}/models", headers={"Authorization": f"Bearer {KEY}"})

    assert "providers.wire" not in caplog.text
