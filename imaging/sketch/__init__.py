"""The Sketchbook's brush: a procedural painter for when no model is connected.

Import `imaging.sketch.reading` (light) or `imaging.sketch.painter` (numpy, Pillow) directly; this file stays empty so
that a web process may read a prompt without loading a single array.
"""
