"""Pictures changed by a model: a part of them, their surroundings, or all at one press; each is a version."""
