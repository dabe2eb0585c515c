"""A surface that was seen from the side, as it is from the front."""
