"""Which colours the numbers of a picture mean, and how they become sRGB: one answer, whichever decoder read them.

`declared` reads what a file says, `source` makes one answer of it, `srgb` converts. What is HDR is toned down.
"""
