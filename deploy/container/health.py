"""Whether the studio in this container answers: 0, or 1 with why. `health.py /ready` asks whether it can work."""

from __future__ import annotations

import os
import sys
from urllib.error import URLError
from urllib.request import urlopen


def main(path: str) -> int:
    """The exit code."""
    address = f"http://127.0.0.1:{os.environ.get('ATELIER_PORT', '8000')}{path}"
    try:
        with urlopen(address, timeout=3) as answer:
            answer.read()
    except (URLError, OSError) as error:
        sys.stderr.write(f"{address}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "/health"))
