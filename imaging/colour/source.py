"""What a picture's numbers mean, decided from all that its file says of it: the first thing that makes sense counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imaging.colour import grey, profile
from imaging.colour.chromaticity import SRGB, Primaries
from imaging.colour.cicp import Cicp
from imaging.colour.curves import Curve, power, srgb
from imaging.colour.icc import cicp_of, profile_of
from imaging.colour.profile import Space

ALIKE = 0.0005
"""By how much a gamma may differ from 1/2.2 and still mean sRGB, as PNG advises to write it (PNG 3, 11.3.2.2)."""

LOWEST, HIGHEST = 0.1, 5.0
"""Gammas that a picture can have been written with."""


@dataclass(frozen=True)
class Icc:
    """A profile lies in the file."""

    data: bytes


@dataclass(frozen=True)
class Measured:
    """Lights and a curve stand in the file as numbers; what is missing is as in sRGB."""

    primaries: Primaries | None = None
    gamma: float | None = None
    """The exponent from light to code, as PNG has it: 0.45455 for most screens."""
    curve: Curve | None = None


@dataclass(frozen=True)
class Standard:
    """The file says that it is sRGB."""


Statement = Icc | Cicp | Measured | Standard
"""One of the things that a file can say about its colours."""


@dataclass(frozen=True)
class Source:
    """How a picture's numbers become sRGB."""

    space: Space = "RGB"
    """What they have to be when `icc` is applied; grey becomes three equal channels."""
    icc: bytes = b""
    """A profile that can be used; empty where there is nothing to convert."""
    hdr: Cicp | None = None
    """Light beyond a screen's white, to be toned down; there is no profile then."""

    @property
    def plain(self) -> bool:
        """Whether the numbers are sRGB already."""
        return not self.icc and self.hdr is None


PLAIN = Source()


def source(statements: Iterable[Statement], space: Space = "RGB") -> Source:
    """The one answer for a picture whose numbers are `space`, from what its file says, most exact first.

    What is broken, or made for other numbers, is passed over; CMYK that says nothing is offset printing, all else sRGB.
    """
    if space == "LAB":
        return Source(space, profile.lab())
    for statement in statements:
        found = _by_profile(statement.data, space) if isinstance(statement, Icc) else _by_numbers(statement, space)
        if found is not None:
            return found
    return Source(space, profile.offset_print()) if space == "CMYK" else PLAIN


def _by_profile(icc: bytes, space: Space) -> Source | None:
    told = profile.space_of(icc)
    if told is None or told not in (space, "RGB" if space == "GRAY" else space) or not profile.usable(icc):
        return None
    code_points = cicp_of(icc)
    if told == "RGB" and code_points is not None and code_points.hdr:
        return Source(hdr=code_points)
    meant = grey.as_screen(icc) if told == "GRAY" else icc
    return PLAIN if profile.is_srgb(meant) else Source("CMYK" if told == "CMYK" else "RGB", meant)


def _by_numbers(statement: Cicp | Measured | Standard, space: Space) -> Source | None:
    if space == "CMYK":
        return None
    if isinstance(statement, Standard):
        return PLAIN
    if isinstance(statement, Cicp):
        if not statement.known:
            return None
        return Source(hdr=statement) if statement.hdr else _converted(statement.lights, statement.curve)
    return _by_measures(statement)


def _by_measures(told: Measured) -> Source | None:
    lights = told.primaries if told.primaries and told.primaries.sensible else None
    usual = lights is None or _converted(lights, srgb).plain
    curve = told.curve
    if curve is None and told.gamma is not None and LOWEST <= told.gamma <= HIGHEST:
        curve = srgb if usual and abs(told.gamma - 1 / 2.2) < ALIKE else power(1 / told.gamma)
    if lights is None and curve is None:
        return None
    return _converted(lights or SRGB, curve or srgb)


def _converted(lights: Primaries, curve: Curve) -> Source:
    icc = profile_of(lights, curve)
    return PLAIN if profile.is_srgb(icc) else Source("RGB", icc)
