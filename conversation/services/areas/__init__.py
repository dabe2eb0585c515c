"""What is about a part of a picture, or lies beside it, outside of any turn: masks, what was drawn, what it shows."""
