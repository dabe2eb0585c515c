"""How a picture's file may be called."""

from __future__ import annotations

import re

FILENAME = re.compile(r"img_([0-9a-f]{16})(_preview|_full)?\.(png|jpg|webp|avif|gif)")
