"""Long work: asked for, followed and ended by its id, which is also that of the picture it makes."""
