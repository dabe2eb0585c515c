"""What is kept about a part of a picture, or lies on it: masks, and what was drawn."""
