"""What endpoints ask for outside of a turn."""
