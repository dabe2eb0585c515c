"""Pictures: shown, changed, sent in and out."""
