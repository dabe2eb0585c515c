"""What is about a part of a picture, or lies on it, outside of any turn: masks, and what was drawn."""
