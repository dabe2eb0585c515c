"""The colours of the hours: curated skies, each from the zenith down to the horizon.

A sky is (its colours, key light, shade, haze): the key tints what the light touches, the shade what it does not, and
distance dissolves into the haze. Every time has several, and the seed picks; counterpart of `light`, which uses them.
"""

Sky = tuple[tuple[str, ...], str, str, str]

SKIES: dict[str, tuple[Sky, ...]] = {
    "day": (
        (("#8fb4cf", "#b9d0dc", "#e3e6df", "#f6dcc0"), "#fff0d8", "#5b7f98", "#d5e0e0"),
        (("#6fa3b8", "#a9cbcd", "#dfe6d6", "#f7e6c4"), "#fff3d0", "#4b7886", "#d2e0d8"),
        (("#7f9cc4", "#b3c0dc", "#e2dbe4", "#f8e3d3"), "#fff0e0", "#5f6f9c", "#d8dbe6"),
        (("#5f93bd", "#98bfd6", "#d3e3e6", "#f4efdf"), "#fff6e2", "#46708f", "#cfdfe6"),
    ),
    "dawn": (
        (("#6d88b4", "#a8b7d1", "#efcdc8", "#fbe0be"), "#ffdcb8", "#5d6c9a", "#ecd2cd"),
        (("#8a8cba", "#c5b4cf", "#f3c4bd", "#fde8d2"), "#ffe0c8", "#6a6699", "#eccfd0"),
        (("#5d8fa3", "#a5c4bf", "#f1dcb9", "#f9c9a4"), "#ffdda8", "#4f7385", "#e8d9c2"),
    ),
    "noon": (
        (("#2f77bd", "#6cabd8", "#b4d6e6", "#e6efe8"), "#fffbea", "#41699a", "#c6dbe6"),
        (("#2f86b5", "#72b8cc", "#bfe0dc", "#f2efdc"), "#fff8e0", "#3d7490", "#c9e0e0"),
        (("#4a86c8", "#8fbce2", "#cbe0ee", "#f3f3ea"), "#fffdf0", "#4e70a8", "#d2e0ec"),
    ),
    "golden hour": (
        (("#7ba0b6", "#c8c9ad", "#f4cf8c", "#fbdf9f"), "#ffc56b", "#6a5f86", "#f3d49c"),
        (("#8f93a8", "#d9b89b", "#f6bd73", "#fde3a4"), "#ffbc5e", "#6d5678", "#f0c693"),
        (("#6f9aa0", "#b9c29a", "#efcb7a", "#fceab2"), "#ffd070", "#55677a", "#ead49a"),
    ),
    "sunset": (
        (("#3b3f78", "#8a5a90", "#e2735f", "#f9b062", "#fde09c"), "#ff9c58", "#43386a", "#e58f78"),
        (("#2e4a7c", "#7a6fa0", "#e88a78", "#fbb87a", "#fde3a8"), "#ffa868", "#3c3f70", "#dd9a8c"),
        (("#5a3566", "#a84a70", "#ee6a55", "#fb9d55", "#ffd28a"), "#ff8f4e", "#4c2c5c", "#e4806a"),
        (("#3f6684", "#8d9aa0", "#efb489", "#f58f62", "#fbc078"), "#ffa05c", "#3d4a68", "#e3a384"),
    ),
    "dusk": (
        (("#202c54", "#44528a", "#8579aa", "#d49aa6", "#f0c2a4"), "#e0a8b0", "#28305a", "#8a80aa"),
        (("#1f3a56", "#3f6580", "#7f98a4", "#d8b09c", "#f1c294"), "#dcb4a0", "#233c58", "#8096a6"),
        (("#2d2650", "#5a4280", "#a0639a", "#dc8a98", "#f4b898"), "#e8a0a4", "#30285a", "#93709c"),
    ),
    "night": (
        (("#081029", "#101f4a", "#23407a", "#4f70a0"), "#c6d6f4", "#0c1638", "#33507f"),
        (("#0a1524", "#0f2b45", "#1f5068", "#4f8288"), "#cfe6ea", "#0a1c30", "#2f5a6c"),
        (("#140f2e", "#2a1f55", "#4a3a7c", "#7d68a0"), "#d8ccf0", "#181238", "#524880"),
    ),
}

# What weather does: (share of its own sky mixed in, its sky, share of the key kept, added haze 0..1).
WEATHERS: dict[str, tuple[float, tuple[str, ...], float, float]] = {
    "clear": (0.0, ("#9fc0dc", "#dfe8ea"), 1.0, -0.06),
    "rain": (0.62, ("#64727f", "#8b98a2", "#b3bcc0", "#c9cdca"), 0.35, 0.22),
    "snow": (0.60, ("#93a3b4", "#b4c0cb", "#d3dadf", "#e6e8e8"), 0.5, 0.2),
    "fog": (0.72, ("#b0bcc0", "#c6cfd0", "#d9dedb", "#e4e5df"), 0.4, 0.5),
    "storm": (0.74, ("#2c3540", "#434f5c", "#6b7780", "#a3a799"), 0.32, 0.12),
}
