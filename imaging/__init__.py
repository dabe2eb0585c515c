"""Pixels only. What is decided about them is in `conversation`."""
