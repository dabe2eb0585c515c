"""A picture that an image model paints: from the words to the stored version."""
