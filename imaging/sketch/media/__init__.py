"""What it can be painted with. Each file is one medium: a class `Medium(view)` with `lay(layer)` and `finish()`."""

MEDIA = ("watercolour", "oil", "ink", "pixel", "low_poly", "flat")
