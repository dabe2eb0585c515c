"""Netpbm's pictures, as several programs write them."""

from __future__ import annotations

import numpy as np

from tests.files.colours import Pixels

COMMENT = "# Created by a program\n"


def raw(samples: Pixels, top: int = 255, comment: str = "", line: str = "\n") -> bytes:
    """PGM or PPM."""
    high, wide, channels = samples.shape
    kind = "P6" if channels == 3 else "P5"
    head = f"{kind}\n{comment}{wide} {high}\n{top}{line}"
    return head.encode() + samples.astype("u1" if top < 256 else ">u2").tobytes()


def plain(samples: Pixels, top: int = 255, between: str = " ") -> bytes:
    """The same in letters."""
    high, wide, channels = samples.shape
    kind = "P3" if channels == 3 else "P2"
    lines = (between.join(map(str, row.reshape(-1).astype(int).tolist())) for row in samples)
    return f"{kind} {wide} {high} {top}\n".encode() + "\n".join(lines).encode() + b"\n"


def bitmap(black: Pixels) -> bytes:
    """PBM, of ones that are black."""
    high, wide = black.shape
    return f"P4\n{wide} {high}\n".encode() + np.packbits(black.astype(np.uint8), axis=1).tobytes()


def plain_bitmap(black: Pixels) -> bytes:
    """Nothing stands between its digits."""
    high, wide = black.shape
    rows = ("".join(map(str, row)) for row in black.astype(int).tolist())
    return f"P1\n{COMMENT}{wide} {high}\n".encode() + "\n".join(rows).encode()


def named(samples: Pixels, kind: str, top: int = 255) -> bytes:
    """PAM."""
    high, wide, channels = samples.shape
    about = f"WIDTH {wide}\nHEIGHT {high}\nDEPTH {channels}\nMAXVAL {top}\nTUPLTYPE {kind}\n"
    return f"P7\n{COMMENT}{about}ENDHDR\n".encode() + samples.astype("u1" if top < 256 else ">u2").tobytes()
