"""Starts the studio: `atelier` where it is installed, `python -m server` in a checkout.

gevent takes over sockets and sleeps before anything else is imported.
"""

import gc

from gevent import events, monkey

gc.disable()  # what is loaded stays: looking through it while it grows is a tenth of the start
# no package of ours listens to what is patched, and to ask all of them, for each module again, is another tenth
events.notify_and_call_entry_points = events.notify
monkey.patch_all()

import sys

from server.serve import main as serve

gc.enable()


def main() -> int:
    """The exit code."""
    return serve(sys.argv[1:])
