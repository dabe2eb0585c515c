"""Colours that a profile tells, or numbers, or nothing."""

from __future__ import annotations

from tests.files.colours import encoded
from tests.files.odd_file import LEFT, READ, OddFile
from tests.files.patterns import of_display_p3, patches, stored

NUMBERS = "colour told by numbers is not read yet"
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
        wrong={f"{READ}, {LEFT}": NUMBERS},
    ),
    OddFile("colour-png-cicp-p3.png", "cICP: Display P3", looks=of_display_p3, wrong={f"{READ}, {LEFT}": NUMBERS}),
    OddFile("colour-avif-nclx-p3.avif", "nclx: Display P3", looks=of_display_p3, wrong={f"{READ}, {LEFT}": NUMBERS}),
    OddFile(
        "colour-avif-hdr-pq.avif",
        "HDR (PQ) shown as if it were not: flat and grey",
        says=("HDR",),
        wrong={"said": "HDR is neither toned down nor told"},
    ),
)
