"""Colours by code points (CICP, ITU-T H.273): PNG, AVIF and HEIC say in four bytes what a profile says in thousands."""

from __future__ import annotations

from dataclasses import dataclass

from imaging.colour.chromaticity import D65, SRGB, Primaries
from imaging.colour.curves import Curve, linear, log, power, smpte_240m, smpte_428, srgb

C: tuple[float, float] = (0.310, 0.316)
"""Illuminant C."""
DCI: tuple[float, float] = (0.314, 0.351)
PQ, HLG = 16, 18
"""Transfer characteristics of HDR (ITU-R BT.2100)."""
PRIMARIES = {
    1: SRGB,
    4: Primaries((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), C),
    5: Primaries((0.64, 0.33), (0.29, 0.60), (0.15, 0.06)),
    6: Primaries((0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    7: Primaries((0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
    8: Primaries((0.681, 0.319), (0.243, 0.692), (0.145, 0.049), C),
    9: Primaries((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    10: Primaries((1.0, 0.0), (0.0, 1.0), (0.0, 0.0), (1 / 3, 1 / 3)),
    11: Primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), DCI),
    12: Primaries((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)),
    22: Primaries((0.630, 0.340), (0.295, 0.605), (0.155, 0.077), D65),
}
"""Table 2 of H.273; 2 means that nobody knows."""
VIDEO = (1, 6, 11, 12, 14, 15)
"""Cameras' curves of BT.601, BT.709, BT.1361, xvYCC and BT.2020. They say how a camera makes codes of light, not how a
screen makes light of codes; what shows pictures takes them for sRGB."""
CURVES: dict[int, Curve] = {
    **dict.fromkeys(VIDEO, srgb),
    4: power(2.2),
    5: power(2.8),
    7: smpte_240m,
    8: linear,
    9: log(2.0),
    10: log(2.5),
    13: srgb,
    17: smpte_428,
}
"""Table 3 of H.273, but for HDR."""


@dataclass(frozen=True)
class Cicp:
    """What a file says in code points. The matrix and the range are the decoder's business."""

    primaries: int
    transfer: int

    @property
    def hdr(self) -> bool:
        return self.transfer in (PQ, HLG)

    @property
    def known(self) -> bool:
        """Whether it says anything at all."""
        return self.transfer in CURVES or self.hdr or self.primaries in PRIMARIES

    @property
    def lights(self) -> Primaries:
        """What is not known is as in sRGB, of HDR as in BT.2020."""
        return PRIMARIES.get(self.primaries, PRIMARIES[9] if self.hdr else SRGB)

    @property
    def curve(self) -> Curve:
        return CURVES.get(self.transfer, srgb)
