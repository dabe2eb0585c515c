"""Answers as gzip, made while they are given. Its counterpart, for what never changes, is `endpoints/web_page.py`.

How short a compressed answer gets tells of its content: who can make a browser ask with words of their own choice, and
counts the bytes that come back, can find a secret that stands beside those words (BREACH). So nothing is compressed
that another site asked for, and only answers to GET: what is shown once, a token or a code, is the answer to a POST.
"""

from __future__ import annotations

import zlib

from flask import Request, Response, request
from isal import isal_zlib

SMALLEST = 1024
"""Bytes below which an answer goes in one packet either way."""
LEVEL = 3
SMALL = 100_000
"""Bytes up to which zlib's own level 6 is worth its time: a fifth shorter than isal at its best, 2 ms for as much."""
GZIP = 16 + 15
"""zlib's way to say: gzip's header, the largest window."""
TEXTUAL = ("text/html", "text/css", "text/javascript", "text/plain", "application/json")
OUR_OWN = ("same-origin", "none", "")
"""What browsers say of who asks: our page, an address that was typed; old ones and programs say nothing."""


def compress(response: Response) -> Response:
    """The answer, as gzip where that is safe, understood and worth it."""
    if not _is_text(response) or request.method != "GET":
        return response
    response.vary.add("Accept-Encoding")
    if not _may_be_compressed(request):
        return response
    data = response.get_data()
    if len(data) < SMALLEST:
        return response
    small = len(data) <= SMALL
    response.set_data(zlib.compress(data, 6, GZIP) if small else isal_zlib.compress(data, LEVEL, GZIP))
    response.content_encoding = "gzip"
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(f"{tag}-gzip", weak=True)
    return response


def _is_text(response: Response) -> bool:
    """A whole answer in words that nobody compressed before."""
    return (
        response.status_code == 200
        and not response.content_encoding
        and not response.is_streamed
        and response.mimetype in TEXTUAL
    )


def _may_be_compressed(asked: Request) -> bool:
    return asked.accept_encodings.quality("gzip") > 0 and asked.headers.get("Sec-Fetch-Site", "") in OUR_OWN
