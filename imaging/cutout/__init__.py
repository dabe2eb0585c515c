"""Cutting a subject out of its background. `models`, `wish` and `outcome` are light; the rest is for workers only."""
