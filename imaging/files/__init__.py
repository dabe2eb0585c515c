"""Bytes into rasters and back: which formats there are, what is refused, and how a file leaves."""
