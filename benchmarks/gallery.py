"""The gallery with thousands of pictures: how long its calls take, how soon it is seen, how smoothly it scrolls.

A person gets `--pictures` of them (rows and real preview files, see `rig/many_pictures.py`), the real server serves
them, Chromium looks. A call stands beside the SQL statement it cannot do without, the first paint beside a page that is
nothing but the first 60 previews. Scrolling goes 60,000 pixels down in three seconds; a frame is late when it comes
more than 25 ms after the one before.

    python benchmarks/gallery.py [--pictures 5000] [--calls 40] [--check]
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, sync_playwright
from rig.machine import MEASURED, described, family, percentile, resident
from rig.processes import Program, get, served

sys.path.insert(0, str(Path(__file__).parent.parent))

from rig.many_pictures import fill

from storage.sql.database import Database

CHROMIUM = "/usr/bin/chromium"
SCREEN = {"width": 1440, "height": 900}
AIM_CALL, AIM_PAINT, AIM_FRAME = 50.0, 1000.0, 34.0
"""Milliseconds: a call at the median, first paint, the 95th frame of a hundred."""
CALLS = {
    "page of 100": "/gallery",
    "page in the middle": "/gallery?after={middle}",
    "outline of 2000": "/gallery/outline",
    "counts": "/gallery/counts",
    "found by a word": "/gallery?q=lighthouse",
    "no such word": "/gallery?q=zeppelin",
    "compressed ones": "/gallery?kind=compressed",
}
BARE = """SELECT images.id, images.title, versions.filename, versions.preview, versions.recipe FROM images
JOIN versions ON versions.image = images.id WHERE images.owner = ? ORDER BY images.created DESC LIMIT 150"""
PAINTED = """(selector) => new Promise((seen) => {
  const look = () => {
    const shown = [...document.querySelectorAll(selector)].filter((one) => one.complete && one.naturalWidth
      && one.getBoundingClientRect().top < innerHeight)
    if (shown.length >= 8) requestAnimationFrame(() => seen(performance.now()))
    else setTimeout(look, 4)
  }
  look()
})"""
SCROLL = """() => new Promise((done) => {
  const box = document.querySelector('.g-scroll'), end = box.scrollHeight - box.clientHeight
  const frames = [], long = [], began = performance.now()
  new PerformanceObserver((list) => list.getEntries().forEach((one) => long.push(one.duration)))
    .observe({ type: 'longtask' })
  let last = began
  const step = (now) => {
    frames.push(now - last); last = now
    const part = (now - began) / 3000
    box.scrollTop = Math.min(1, part) * Math.min(end, 60000)
    if (part < 1) requestAnimationFrame(step)
    else setTimeout(() => done([frames.slice(2), long, document.querySelectorAll('.g-tile').length]), 300)
  }
  requestAnimationFrame(step)
})"""


@dataclass(frozen=True)
class Seen:
    """Milliseconds until eight pictures of the first screen were seen; of frames and of long tasks; MiB."""

    paint: float
    static: float
    frames: list[float]
    long: list[float]
    tiles: int
    heap: float


@contextmanager
def studio(pictures: int) -> Iterator[tuple[Program, Path, dict[str, str]]]:
    """The server with a guest who has that many pictures; their cookie."""
    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as folder:
        data = Path(folder) / "data"
        environ = {"ATELIER_DATA": str(data), "ATELIER_REQUESTS_PER_MINUTE": "1000000"}
        with served([sys.executable, "-m", "server"], MEASURED, environ) as program:
            _, body, headers = get(program.port, "/api/v1/session")
            name, _, value = headers["Set-Cookie"].partition(";")[0].partition("=")
            began = time.perf_counter()
            fill(data, json.loads(body)["data"]["user"]["id"], pictures)
            print(f"{pictures} pictures written in {time.perf_counter() - began:.1f} s")
            yield program, data, {name: value}


def calls(port: int, cookie: dict[str, str], times: int) -> dict[str, list[float]]:
    """Milliseconds of each call, one after another on a connection that is kept."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookie.items())}

    def ask(path: str) -> tuple[float, bytes]:
        began = time.perf_counter()
        connection.request("GET", f"/api/v1{path}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:200]!r}")
        return (time.perf_counter() - began) * 1e3, body

    stretches = json.loads(ask("/gallery/outline")[1])["data"]["stretches"]
    middle = quote(stretches[len(stretches) // 2]["upto"])
    took = {name: [ask(path.format(middle=middle))[0] for _ in range(times)] for name, path in CALLS.items()}
    connection.close()
    return took


def bare_query(data: Path, times: int) -> float:
    """Milliseconds of the statement that a page of 100 cannot do without, at the median."""
    database = Database(f"sqlite:///{data / 'atelier.db'}", time.time)
    took = []
    try:
        with database.read() as connection:
            owner = connection.exec_driver_sql("SELECT owner FROM images LIMIT 1").scalar_one()
            for _ in range(times):
                began = time.perf_counter()
                connection.exec_driver_sql(BARE, (owner,)).all()
                took.append((time.perf_counter() - began) * 1e3)
    finally:
        database.close()
    return statistics.median(took)


def look(browser: Browser, port: int, cookie: dict[str, str]) -> Seen:
    """What a person sees, in a browser that was never here."""
    url = f"http://127.0.0.1:{port}"
    static = statistics.median(static_paint(fresh(browser, url, cookie), url) for _ in range(3))
    paint = statistics.median(gallery_paint(fresh(browser, url, cookie), url) for _ in range(3))
    context = fresh(browser, url, cookie)
    page = context.new_page()
    page.goto(f"{url}/gallery")
    page.evaluate(PAINTED, ".g-tile img")
    page.wait_for_timeout(500)
    frames, long, tiles = page.evaluate(SCROLL)
    heap = page.evaluate("() => performance.memory.usedJSHeapSize") / 2**20
    context.close()
    return Seen(paint, static, frames, long, tiles, heap)


def fresh(browser: Browser, url: str, cookie: dict[str, str]) -> BrowserContext:
    context = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookie.items()])
    return context


def gallery_paint(context: BrowserContext, url: str) -> float:
    page = context.new_page()
    page.goto(f"{url}/gallery", wait_until="commit")
    painted = float(page.evaluate(PAINTED, ".g-tile img"))
    context.close()
    return painted


def static_paint(context: BrowserContext, url: str) -> float:
    """A page of nothing but the first 60 previews, from the same server."""
    page = context.new_page()
    answer = context.request.get(f"{url}/api/v1/gallery?limit=60").json()["data"]["pictures"]
    images = "".join(f'<img src="{each["preview"]}" width="240" height="160">' for each in answer)
    page.route("**/static-page", lambda route: route.fulfill(body=f"<!doctype html>{images}", content_type="text/html"))
    page.goto(f"{url}/static-page", wait_until="commit")
    painted = float(page.evaluate(PAINTED, "img"))
    context.close()
    return painted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=5000)
    parser.add_argument("--calls", type=int, default=40)
    parser.add_argument("--check", action="store_true", help="end with 1 when an aim is missed")
    asked = parser.parse_args()
    print(described())
    with studio(asked.pictures) as (program, data, cookie), sync_playwright() as playwright:
        took = calls(program.port, cookie, asked.calls)
        bare = bare_query(data, asked.calls)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--enable-precise-memory-info"]
        )
        seen = look(browser, program.port, cookie)
        browser.close()
        memory = sum(resident(pid) for pid in list(family(program.pid))[:1])
    report(took, bare, seen, memory)
    return verdict(took, seen) if asked.check else 0


def report(took: dict[str, list[float]], bare: float, seen: Seen, memory: float) -> None:
    print(f"{'call':<22}{'median':>10}{'p95':>10}")
    for name, times in took.items():
        print(f"{name:<22}{statistics.median(times):8.1f}ms{percentile(times, 0.95):8.1f}ms")
    page = statistics.median(took["page of 100"])
    print(f"the bare statement of a page: {bare:.1f} ms; a page is {page / bare:.1f} × that")
    beside = f"a page of 60 previews only: {seen.static:.0f} ms ({seen.paint / seen.static:.1f} ×)"
    print(f"first paint {seen.paint:.0f} ms; {beside}")
    late = sum(frame > 25 for frame in seen.frames)
    half, most = percentile(seen.frames, 0.5), percentile(seen.frames, 0.95)
    print(f"scrolling: frame p50 {half:.1f} ms, p95 {most:.1f} ms, {late} of {len(seen.frames)} late; ", end="")
    print(f"{len(seen.long)} tasks over 50 ms, the longest {max(seen.long, default=0):.0f} ms")
    print(f"{seen.tiles} pictures in the page, heap {seen.heap:.0f} MiB, server {memory:.0f} MiB")


def verdict(took: dict[str, list[float]], seen: Seen) -> int:
    slow = [name for name, times in took.items() if statistics.median(times) > AIM_CALL]
    missed = [f"{name} within {AIM_CALL:g} ms" for name in slow]
    missed += [f"first paint within {AIM_PAINT:g} ms"] * (seen.paint > AIM_PAINT)
    missed += [f"frames within {AIM_FRAME:g} ms"] * (percentile(seen.frames, 0.95) > AIM_FRAME)
    print("missed: " + "; ".join(missed) if missed else "every aim reached")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
