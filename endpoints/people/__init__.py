"""People: their session, settings, tokens."""
