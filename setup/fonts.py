"""Makes the page's Latin faces smaller than their packages have them: weights 400 to 600, which are all that it
uses, and no feature that it does not ask for (figures of old style, fractions). The other scripts stay the packages'.

    python -m venv /tmp/faces && /tmp/faces/bin/pip install fonttools brotli && /tmp/faces/bin/python setup/fonts.py
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEB = Path(__file__).parent.parent / "interface" / "web"
PACKAGES = WEB / "node_modules" / "@fontsource-variable"
MADE = WEB / "src" / "assets" / "fonts"
FACES = {
    "inter": (
        "inter-latin-wght-normal",
        "inter-latin-wght-italic",
        "inter-latin-ext-wght-normal",
        "inter-latin-ext-wght-italic",
    ),
    "jetbrains-mono": ("jetbrains-mono-latin-wght-normal",),
}
FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk", "tnum", "calt"]
WEIGHTS = (400, 600)


def main() -> None:
    MADE.mkdir(exist_ok=True)
    for package, names in FACES.items():
        for name in names:
            source = PACKAGES / package / "files" / f"{name}.woff2"
            made = MADE / f"{name}.woff2"
            made.write_bytes(smaller(source))


def smaller(source: Path) -> bytes:
    """The face as WOFF2, with every character it had."""
    font = TTFont(source)
    options = Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(font.getBestCmap()))
    subsetter.subset(font)
    font.flavor = None
    plain = BytesIO()
    font.save(plain)
    font = instantiateVariableFont(TTFont(BytesIO(plain.getvalue())), {"wght": WEIGHTS})
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


if __name__ == "__main__":
    main()
