"""Edits in plain words, understood without a model."""
