"""A Black Forest Labs to test against."""
