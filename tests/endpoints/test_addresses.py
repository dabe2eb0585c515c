"""Addresses in what a studio below a path answers begin with the path; nothing that anybody wrote is touched."""

from __future__ import annotations

from typing import Any

import pytest

from endpoints.addresses import below

WRITTEN = {
    "text": "/api/v1/images is where they are",
    "title": "/api/",
    "url": "https://hooks.example/api/",
    "preview": "img_0123456789abcdef_s.webp",
    "path": "/tmp/api/x",
    "count": 3,
    "none": None,
}


@pytest.mark.parametrize(
    ("said", "placed"),
    [
        ({"url": "/api/x"}, {"url": "/atelier/api/x"}),
        ([{"row": {"thumbnail": "/api/x", "n": 1}}], [{"row": {"thumbnail": "/atelier/api/x", "n": 1}}]),
        ({"picture": "/api/v1/reports/r/picture"}, {"picture": "/atelier/api/v1/reports/r/picture"}),
        ({"path": "/recover#code"}, {"path": "/atelier/recover#code"}),
        (
            {"content": "a\n\n![b](/api/conversation-image/c/d.png)"},
            {"content": "a\n\n![b](/atelier/api/conversation-image/c/d.png)"},
        ),
        (WRITTEN, WRITTEN),
    ],
)
def test_addresses_of_ours_are_placed(said: Any, placed: Any) -> None:
    assert below("/atelier", said) == placed
    assert below("/atelier", placed) == placed, "once is enough"
    assert below("", said) is said
