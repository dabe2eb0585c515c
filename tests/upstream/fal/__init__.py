"""A fal.ai to test against."""
