"""A Google AI Studio to test against."""
