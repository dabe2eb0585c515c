"""Ctrl-C came at different moments; the program heard of it, and what worked in the background did not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.prepared_process import ROOT

pytestmark = pytest.mark.slow

PROGRAM = """
from gevent.monkey import patch_all
patch_all()
import os, signal, threading, time
from genimg.interrupting import listen
{before}
listen()
heard = []

def background():
    time.sleep(0)  # the program waits by now
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(100_000):  # the signal is noticed here, while this one runs
        pass
    heard.append("the background goes on")

def foreground():
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0)

def waiting():
    threading.Timer(0.05, lambda: None).start()
    os.system("(sleep 0.2; kill -INT %d) &" % os.getpid())

try:
    {act}
    time.sleep({patience})
    print("nobody was interrupted")
except KeyboardInterrupt:
    time.sleep(0.05)
    print("interrupted", *heard)
"""


def printed(act: str, before: str = "", patience: float = 60) -> str:
    program = PROGRAM.format(act=act, before=before, patience=patience)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def test_while_something_else_works_the_program_hears_of_it_and_that_goes_on() -> None:
    assert printed("threading.Thread(target=background).start()") == "interrupted the background goes on"


def test_while_it_works_itself_it_is_interrupted_at_once() -> None:
    assert printed("foreground()") == "interrupted"


def test_while_it_waits_it_is_woken() -> None:
    assert printed("waiting()") == "interrupted"


def test_what_was_to_be_ignored_still_is() -> None:
    before = "signal.signal(signal.SIGINT, signal.SIG_IGN)"
    assert printed("foreground()", before, patience=0.05) == "nobody was interrupted"
