"""Ctrl-C ends the program, whichever greenlet is at work when it comes.

Python raises `KeyboardInterrupt` in whatever runs at that moment. In one that fetches prices in the background it would
end that one, and the program would wait on for its picture.
"""

from __future__ import annotations

import signal
from types import FrameType

import gevent


def listen() -> None:
    """From now on Ctrl-C reaches the greenlet that calls this. Where it is to be ignored (`nohup`, `&`) it still is."""
    main = gevent.getcurrent()

    def interrupted(_number: int, _frame: FrameType | None) -> None:
        if gevent.getcurrent() is main:
            raise KeyboardInterrupt
        gevent.kill(main, KeyboardInterrupt)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupted)
