"""A picture in as few bytes as it may have. `target` and `outcome` are light; the rest is for workers only."""
