"""Drawings of paths instead of pixels (SVG): traced from a picture, cleaned by a list of what is allowed, and shown."""
