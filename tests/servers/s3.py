"""An S3 endpoint: moto's, in a process of its own, and a bucket for whoever asks. A folder whose
tests ask for it names the fixture in its `conftest.py`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPConnection
from time import monotonic, sleep
from uuid import uuid4

import pytest

from storage.objects.bucket import Bucket, BucketAddress
from tests.running import free_port

ENVIRON = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": "us-east-1"}
"""Who we are, as Amazon's own tools read it."""
STARTS_WITHIN = 60.0


@dataclass(frozen=True)
class S3Endpoint:
    """Where it listens."""

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def address(self) -> BucketAddress:
        """A bucket that nobody else has, and a folder in it."""
        name = f"b{uuid4().hex}"
        status = _asked(self.port, "PUT", f"/{name}")
        assert status == 200, status
        return BucketAddress(f"s3://{name}/studio", self.url)

    def bucket(self, patience_s: float = 2.0) -> Bucket:
        """A client of one."""
        return Bucket(self.address().store(timedelta(seconds=patience_s)))


@contextmanager
def s3_endpoint() -> Iterator[S3Endpoint]:
    """Runs one for as long as the block."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = monotonic() + STARTS_WITHIN
        while _asked(port, "GET", "/moto-api/") is None:
            assert process.poll() is None, "moto's server ended"
            assert monotonic() < until, "moto's server does not answer"
            sleep(0.05)
        yield S3Endpoint(port)
    finally:
        process.kill()
        process.wait()


def _asked(port: int, method: str, path: str) -> int | None:
    """The status; None where nobody listens yet."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


@pytest.fixture(scope="session")
def s3() -> Iterator[S3Endpoint]:
    """An S3 endpoint, for all who ask, with a bucket for each."""
    with pytest.MonkeyPatch.context() as patch, s3_endpoint() as endpoint:
        for name, value in ENVIRON.items():
            patch.setenv(name, value)
        yield endpoint
