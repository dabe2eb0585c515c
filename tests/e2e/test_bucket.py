"""A studio whose pictures lie in a bucket: as one whose pictures lie in a folder, also while the bucket is away."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import requests

from tests.e2e.conftest import ENVIRON
from tests.e2e.test_uploads import TUS, begun, offset_of, patch, photograph
from tests.running import PATIENCE, Studio, Visitor
from tests.servers.faulty import FaultyServer
from tests.servers.s3 import ENVIRON as WHO
from tests.servers.s3 import S3Endpoint
from tests.servers.s3 import s3 as s3
from tests.upstream.running import Upstream

pytestmark = pytest.mark.timeout(180)
Make = Callable[[Studio], Visitor]
AWAY = "The picture storage does not answer"


@pytest.fixture(scope="module")
def bucket(s3: S3Endpoint) -> Iterator[FaultyServer]:
    with FaultyServer(s3.port) as faulty:
        yield faulty


@pytest.fixture(scope="module")
def studio(
    tmp_path_factory: pytest.TempPathFactory, s3: S3Endpoint, bucket: FaultyServer, upstream: Upstream
) -> Iterator[Studio]:
    where = {"ATELIER_BLOBS": s3.address().url, "ATELIER_BLOBS_ENDPOINT": bucket.url, **WHO}
    where["ATELIER_BLOBS_PRESIGNED"] = "1"
    data = tmp_path_factory.mktemp("studio") / "data"
    with Studio(data, {**ENVIRON, **where, "OPENROUTER_API_URL": upstream.url}) as running:
        yield running


def test_a_file_that_is_sent_lies_in_the_bucket_and_comes_back_whole(studio: Studio, visitor: Make) -> None:
    somebody, sent = visitor(studio), photograph()
    address = begun(somebody, sent, somebody.conversation())
    half = len(sent) // 2
    assert patch(somebody, address, sent[:half]).status_code == 204
    assert offset_of(somebody, address) == half
    assert patch(somebody, address, sent[half:], half).ok
    image = address.rpartition("/")[2]
    got = somebody.call("GET", f"/api/v1/images/{image}/file?format=original")
    assert (got.status_code, got.content) == (200, sent)
    part = somebody.call("GET", f"/api/v1/images/{image}/file?format=original", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, sent[10:20])
    assert got.headers["Content-Security-Policy"] == "sandbox"
    assert somebody.call("DELETE", address, headers=TUS).status_code == 204
    assert not list((studio.data / "conversations").glob("*"))
    assert not list((studio.data / "arriving").glob("*"))


def test_a_picture_that_was_paid_for_waits_until_the_bucket_is_well(
    studio: Studio, visitor: Make, bucket: FaultyServer
) -> None:
    somebody = visitor(studio)
    conversation = somebody.conversation()
    somebody.connect(conversation)
    bucket.broken = -1
    turn = somebody.turn(conversation, "/image a fox in the snow")
    somebody.wait(lambda heard: any(AWAY in str(event) for _, event in heard.events))
    assert somebody.call("GET", "/health").ok
    assert somebody.page(conversation)["messages"][-1]["reply"]["state"] == "running"

    bucket.broken = 0
    reply = somebody.ended(turn)

    assert reply.state == "done"
    (image,) = somebody.page(conversation)["images"]
    shown = somebody.call("GET", f"/api/v1/images/{image['id']}/file?format=preview")
    assert shown.status_code == 200
    usage = somebody.data("GET", "/api/v1/usage")
    assert sum(day["pictures"] for day in usage["days"]) == 1


def test_what_cannot_be_read_now_is_said_and_can_be_read_later(
    studio: Studio, visitor: Make, bucket: FaultyServer
) -> None:
    somebody, sent = visitor(studio), photograph(0.1)
    address = begun(somebody, sent, somebody.conversation())
    bucket.broken = -1
    refused = patch(somebody, address, sent)
    assert refused.status_code == 503
    assert refused.headers["Retry-After"]
    bucket.broken = 0
    there = offset_of(somebody, address)
    assert patch(somebody, address, sent[there:], there).ok
    image = address.rpartition("/")[2]
    assert somebody.call("GET", f"/api/v1/images/{image}/file?format=original").content == sent


def test_a_program_is_sent_to_the_bucket_and_a_browser_is_not(studio: Studio, visitor: Make) -> None:
    somebody = visitor(studio)
    conversation = somebody.conversation()
    somebody.connect(conversation).ended(somebody.turn(conversation, "/image a fox in the snow"))
    (image,) = somebody.page(conversation)["images"]
    file = f"/api/conversation-image/{conversation}/{image['versions'][0]['filename']}"
    secret = somebody.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"]

    shown = somebody.call("GET", file)
    sent = requests.get(
        f"{studio.url}{file}", headers={"Authorization": f"Bearer {secret}"}, allow_redirects=False, timeout=PATIENCE
    )

    assert (shown.status_code, sent.status_code) == (200, 302)
    assert sent.headers["Cache-Control"] == "private, no-store"
    there = requests.get(sent.headers["Location"], timeout=PATIENCE)
    assert there.content == shown.content
    assert there.headers["Content-Type"] == shown.headers["Content-Type"]
