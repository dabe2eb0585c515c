"""Curves as SVG, over powers of ten on both sides: a line that is flat costs the same however much there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT, LEFT, BELOW, KEY = 760, 420, 64, 48, 190
COLOURS = ("#2b6cb0", "#c05621", "#2f855a", "#97266d", "#4a5568", "#b7791f")
Point = tuple[float, float]


def curves(title: str, across: str, up: str, lines: Mapping[str, Sequence[Point]]) -> str:
    """A picture of these lines. All numbers are above zero; there is at least one."""
    points = [point for line in lines.values() for point in line]
    (left, right), (low, high) = (
        (floor(min(log10(each[axis]) for each in points)), ceil(max(log10(each[axis]) for each in points)))
        for axis in (0, 1)
    )

    def place(point: Point) -> tuple[float, float]:
        x = LEFT + (log10(point[0]) - left) / max(1, right - left) * (WIDTH - LEFT - KEY)
        return x, HEIGHT - BELOW - (log10(point[1]) - low) / max(1, high - low) * (HEIGHT - BELOW - 40)

    parts = [_text(LEFT, 22, title, "start", 16)]
    for power in range(left, right + 1):
        x, _ = place((10.0**power, 10.0**low))
        parts.append(_text(x, HEIGHT - BELOW + 18, f"{10**power:,}", "middle"))
    for power in range(low, high + 1):
        _, y = place((10.0**left, 10.0**power))
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - KEY}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d0d4da"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{10.0**power:g}", "end"))
    parts.append(_text((LEFT + WIDTH - KEY) / 2, HEIGHT - 10, across, "middle"))
    parts.append(_text(LEFT, 38, up, "start"))
    for number, (name, line) in enumerate(lines.items()):
        colour, dashes = COLOURS[number // 2 % len(COLOURS)], ' stroke-dasharray="6 4"' if number % 2 else ""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, line))
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        y = 60 + 20 * number
        parts.append(
            f'<line x1="{WIDTH - KEY + 12}" x2="{WIDTH - KEY + 36}" y1="{y - 4}" y2="{y - 4}" stroke="{colour}" '
            f'stroke-width="2"{dashes}/>'
        )
        parts.append(_text(WIDTH - KEY + 42, y, name, "start"))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *parts, "</svg>", ""])


def _text(x: float, y: float, said: str, anchor: str, size: int = 12) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"'
    return f'<text {place} fill="#2d3748">{escape(said)}</text>'
