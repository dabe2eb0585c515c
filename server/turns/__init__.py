"""Turns that run: their models, their events, and what the disk refused meanwhile."""
