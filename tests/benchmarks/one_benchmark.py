"""A benchmark as somebody starts it, in a process that has loaded what most of them load."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path


def main() -> int:
    """Runs the file that is the first argument, with the others."""
    sys.argv = sys.argv[1:]
    sys.path.insert(0, str(Path(sys.argv[0]).parent))
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
