"""What can be said in plain words, to begin with: a few sentences in each language of the page, as a person would say
them. Each names the command that it comes to; a test reads them all. Help shows them, and docs/plain-words.md.
"""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("make it a bit brighter", "brightness"),
        ("20% more contrast", "contrast"),
        ("crop to a square", "crop"),
        ("turn it left", "rotate"),
        ("make it black and white", "greyscale"),
        ("remove the background", "nobg"),
        ("1080 px wide", "resize"),
        ("make it smaller than 500 KB", "compress"),
        ("undo that", "undo"),
    ),
    "de": (
        ("mach es etwas heller", "brightness"),
        ("20 % mehr Kontrast", "contrast"),
        ("schneide es quadratisch zu", "crop"),
        ("dreh es nach links", "rotate"),
        ("mach es schwarzweiß", "greyscale"),
        ("entferne den Hintergrund", "nobg"),
        ("1080 px breit", "resize"),
        ("kleiner als 500 KB", "compress"),
        ("mach das rückgängig", "undo"),
    ),
    "fr": (
        ("rends-la un peu plus claire", "brightness"),
        ("20 % de contraste en plus", "contrast"),
        ("recadre en carré", "crop"),
        ("tourne-la vers la gauche", "rotate"),
        ("mets-la en noir et blanc", "greyscale"),
        ("enlève l’arrière-plan", "nobg"),
        ("1080 px de large", "resize"),
        ("moins de 500 Ko", "compress"),
        ("annule", "undo"),
    ),
    "es": (
        ("hazla un poco más clara", "brightness"),
        ("20 % más de contraste", "contrast"),
        ("recorta en cuadrado", "crop"),
        ("gírala a la izquierda", "rotate"),
        ("ponla en blanco y negro", "greyscale"),
        ("quita el fondo", "nobg"),
        ("1080 px de ancho", "resize"),
        ("menos de 500 KB", "compress"),
        ("deshazlo", "undo"),
    ),
    "zh": (
        ("亮一点", "brightness"),
        ("对比度加 20%", "contrast"),
        ("裁成正方形", "crop"),
        ("向左转", "rotate"),
        ("变成黑白", "greyscale"),
        ("去掉背景", "nobg"),
        ("宽 1080 像素", "resize"),
        ("压到 500KB 以下", "compress"),
        ("撤销", "undo"),
    ),
}
