"""Commands by which a part of a picture, or all of it, is made anew: here where that can be, else by a model."""
