"""Cutting a subject out of its background. `models`, `request` and `outcome` are light; the rest: for workers only."""
