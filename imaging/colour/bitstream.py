"""Numbers out of a coded stream, bit by bit."""

from __future__ import annotations

LONGEST = 32
"""Bits of a number that says its own length."""


class Bits:
    """One number after the other. Raises `IndexError` behind the end."""

    def __init__(self, body: bytes) -> None:
        self.body, self.place = body, 0

    def number(self, bits: int) -> int:
        value = 0
        for _ in range(bits):
            value = value << 1 | self.body[self.place // 8] >> (7 - self.place % 8) & 1
            self.place += 1
        return value

    def flag(self) -> bool:
        return bool(self.number(1))

    def skip(self, bits: int) -> None:
        self.place += bits

    def counted(self) -> int:
        """As many bits as there are zeros before them (Exp-Golomb; H.265, 9.2)."""
        zeros = 0
        while not self.flag():
            zeros += 1
            if zeros > LONGEST:
                raise IndexError
        return (1 << zeros) - 1 + self.number(zeros)
