"""Every file of a folder of odd and broken pictures: taken or refused with a reason. Run when CORPUS_ODD names one."""

from __future__ import annotations

import os
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
import requests

from tests.running import Studio, Visitor

CORPUS = os.environ.get("CORPUS_ODD", "")
AT_ONCE = 8
SECONDS = 60
BYTES_MORE = 100_000_000
"""What the web process may grow by; its workers have a limit of their own."""
TUS = {"Tus-Resumable": "1.0.0"}


def answered(somebody: Visitor, path: Path) -> tuple[str, int, str]:
    """The file's name, the status, and the reason or `taken`."""
    headers = {**TUS, "Upload-Length": str(path.stat().st_size), "Content-Type": "application/offset+octet-stream"}
    with path.open("rb") as stream:
        response = requests.post(
            f"{somebody.url}/api/v1/uploads",
            headers=headers,
            cookies=somebody.http.cookies,
            data=stream,
            timeout=SECONDS,
        )
    if response.status_code == 201:
        return path.name, 201, "taken"
    error = response.json()["error"]
    return path.name, response.status_code, error["code"] if error["title"] and error["message"] else "no reason"


def children(studio: Studio) -> int:
    return len(psutil.Process(studio.pid).children(recursive=True))


@pytest.mark.timeout(3600)
@pytest.mark.skipif(not CORPUS, reason="CORPUS_ODD names no folder")
def test_every_file_is_taken_or_refused_with_a_reason(tmp_path: Path) -> None:
    files = sorted(path for path in Path(CORPUS).rglob("*") if path.is_file())
    most, done = [0], threading.Event()
    with Studio(tmp_path / "data", {"ATELIER_REQUESTS_PER_MINUTE": "1000000"}) as studio, Visitor(studio.url) as ada:
        ada.data("GET", "/api/v1/session")
        process = psutil.Process(studio.pid)
        before = process.memory_info().rss

        def watch() -> None:
            while not done.wait(0.05):
                most[0] = max(most[0], process.memory_info().rss)

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                answers = list(pool.map(lambda path: answered(ada, path), files))
        finally:
            done.set()
            watcher.join()
        print(len(files), "files:", dict(Counter(why for _, _, why in answers)), f"+{(most[0] - before) / 1e6:.0f} MB")
        assert not [each for each in answers if each[1] >= 500 or each[2] == "no reason"]
        assert ada.call("GET", "/health").status_code == 200
        assert children(studio) <= 2
        assert most[0] - before < BYTES_MORE
