"""Pictures too large for memory at once: how much one needs, and piece by piece."""
