"""Colours that a profile tells, or numbers, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.files.colours import Pixels, encoded
from tests.files.odd_file import OddFile
from tests.files.patterns import of_display_p3, patches, stored
from tests.imaging.colour.truth import colours

FROM_ENCODERS = Path(__file__).parents[2] / "imaging" / "colour" / "files"


def of_an_encoder(name: str) -> Callable[[], bytes]:
    return lambda: (FROM_ENCODERS / name).read_bytes()


def of_a_stream(name: str) -> Callable[[], bytes]:
    """The same without the box that says which colours it has."""
    return lambda: (FROM_ENCODERS / name).read_bytes().replace(b"colrnclx", b"freenclx")


def pattern(_: bytes) -> Pixels:
    return colours()


ROWS = (
    OddFile("colour-p3-named-srgb-eotf.jpg", "a profile is judged by its name", looks=of_display_p3),
    OddFile("colour-p3-named-srgb-transfer.jpg", "a profile is judged by its name", looks=of_display_p3),
    OddFile(
        "cmyk-without-profile.jpg",
        "two readers, two fallback profiles",
        looks=patches,
        near=25,  # no profile says what is right: near is near enough, but all have to agree
    ),
    OddFile(
        "colour-png-gama-linear.png",
        "gAMA: the samples are linear light",
        looks=lambda data: encoded(stored(data) / 255),
    ),
    OddFile("colour-png-cicp-p3.png", "cICP: Display P3", looks=of_display_p3),
    OddFile(
        "colour-avif-nclx-p3.avif",
        "nclx: Display P3",
        looks=of_display_p3,
    ),
    OddFile(
        "colour-avif-hdr-pq.avif",
        "HDR (PQ) shown as if it were not: flat and grey",
        says=("HDR",),
    ),
    OddFile("hlg.heic", "HDR (HLG) of a camera", of_an_encoder("hlg-10.heic"), pattern, says=("HDR (HLG)",)),
    OddFile("pq.heic", "HDR (PQ) of a phone", of_an_encoder("pq-10.heic"), pattern, says=("HDR (PQ)",)),
    OddFile("p3-10.heic", "ten bits of Display P3", of_an_encoder("p3-10.heic"), pattern),
    OddFile("stream-p3.heic", "Display P3, which only the stream says", of_a_stream("p3-10.heic"), pattern),
    OddFile(
        "stream-pq.heic", "HDR, which only the stream says", of_a_stream("pq-10.heic"), pattern, says=("HDR (PQ)",)
    ),
    OddFile("rec2020-12.avif", "twelve bits of BT.2020", of_an_encoder("rec2020-12.avif"), pattern),
    OddFile(
        "ultra-hdr.jpg",
        "a gain map behind the picture",
        of_an_encoder("ultra-hdr.jpg"),
        says=("gain map",),
    ),
)
