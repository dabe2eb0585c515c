"""What pictures take to be served from the data folder, from a bucket through the studio, and by the bucket itself.

A file of 12 megapixels as it was sent, and 40 previews, eight at once. From a bucket: the first time on a machine,
which fetches them, and again; and for programs by addresses that the studio signs. The bucket is moto's on this
machine, which is slow: Python behind one lock. So what it gives itself is an upper bound. Meanwhile somebody asks
`/health` again and again: the longest wait is the loop's.

    python benchmarks/blobs.py [--times 5]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from statistics import median
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import requests
from PIL import Image
from rig.machine import described

from tests.running import Studio, Visitor
from tests.servers.s3 import ENVIRON, s3_endpoint

PREVIEWS = 40
AT_ONCE = 8
TUS = {"Tus-Resumable": "1.0.0"}


def photograph(width: int, height: int, seed: int) -> bytes:
    """A JPEG that is about as large as a photograph is."""
    noise = np.random.default_rng(seed).normal(128, 12, (height // 4, width // 4, 3)).clip(0, 255).astype("uint8")
    out = BytesIO()
    Image.fromarray(noise).resize((width, height)).save(out, "JPEG", quality=95)
    return out.getvalue()


def sent(somebody: Visitor, conversation: str, data: bytes) -> str:
    """The id of the image that it becomes."""
    said = f"filename {b64encode(b'a.jpg').decode()},conversation {b64encode(conversation.encode()).decode()}"
    begun = somebody.call(
        "POST", "/api/v1/uploads", headers={**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": said}
    )
    place = begun.headers["Location"]
    kind = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    assert somebody.call("PATCH", place, headers=kind, data=data).ok
    return str(place.rpartition("/")[2])


class Served:
    """A studio with the pictures in it, and somebody who looks at them."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.somebody = Visitor(studio.url)
        self.conversation = self.somebody.conversation()
        self.original = f"/api/v1/images/{sent(self.somebody, self.conversation, photograph(4000, 3000, 0))}/file"
        for seed in range(PREVIEWS):
            sent(self.somebody, self.conversation, photograph(480, 360, seed))
        images = self.somebody.page(self.conversation)["images"]
        names = [image["versions"][0]["preview"] for image in images[-PREVIEWS:]]
        self.previews = [f"/api/conversation-image/{self.conversation}/{name}" for name in names]
        self.secret = self.somebody.data("POST", "/api/v1/tokens", json={"name": "benchmark"})["token"]

    def get(self, path: str, *, program: bool = False) -> int:
        """Bytes that came."""
        headers = {"Authorization": f"Bearer {self.secret}"} if program else {}
        cookies = {} if program else dict(self.somebody.http.cookies)
        got = requests.get(f"{self.studio.url}{path}", headers=headers, cookies=cookies, timeout=60)
        assert got.ok, got.text
        return len(got.content)

    def forget(self) -> None:
        """As a machine that has seen nothing yet."""
        shutil.rmtree(self.studio.data / "copies", ignore_errors=True)


def timed(times: int, before: Callable[[], None], work: Callable[[], object]) -> float:
    """Milliseconds in the middle."""
    took = []
    for _ in range(times):
        before()
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)


def longest_wait(url: str, work: Callable[[], object]) -> float:
    """Milliseconds that `/health` took at most while that was done."""
    ended, waits = Event(), [0.0]

    def ask() -> None:
        with requests.Session() as session:
            while not ended.is_set():
                began = time.perf_counter()
                session.get(f"{url}/health", timeout=60)
                waits.append((time.perf_counter() - began) * 1000)

    asking = Thread(target=ask)
    asking.start()
    work()
    ended.set()
    asking.join()
    return max(waits)


def measured(served: Served, times: int, *, cold: bool = False, program: bool = False) -> tuple[float, float, float]:
    """The original, the previews, and the longest wait of somebody else meanwhile."""
    before = served.forget if cold else lambda: None

    def all_previews() -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda path: served.get(path, program=program), served.previews))

    one = 0.0 if program else timed(times, before, lambda: served.get(f"{served.original}?format=original"))
    many = timed(times, before, all_previews)
    before()
    return one, many, longest_wait(served.studio.url, all_previews)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="how often each is measured")
    times = parser.parse_args().times
    print(described())
    with tempfile.TemporaryDirectory() as folder, s3_endpoint() as s3:
        where = {"ATELIER_BLOBS": s3.address().url, "ATELIER_BLOBS_ENDPOINT": s3.url, **ENVIRON}
        rows = {}
        with Studio(Path(folder) / "folder", {}) as studio:
            rows["folder"] = measured(Served(studio), times)
        with Studio(Path(folder) / "bucket", {**where, "ATELIER_BLOBS_PRESIGNED": "1"}) as studio:
            served = Served(studio)
            rows["bucket, first time"] = measured(served, times, cold=True)
            rows["bucket, again"] = measured(served, times)
            rows["signed address"] = measured(served, times, program=True)
    base = rows["folder"]
    print(f"{'':20} {'12 MP as sent':>20} {f'{PREVIEWS} previews':>20} {'longest wait':>14}")
    for name, (one, many, wait) in rows.items():
        shown = f"{one:8.1f} ms {one / base[0]:5.2f}×" if one else "–"
        print(f"{name:20} {shown:>20} {many:10.1f} ms {many / base[1]:5.2f}× {wait:11.1f} ms")


if __name__ == "__main__":
    main()
