"""What is said and offered where something cannot be done here."""
