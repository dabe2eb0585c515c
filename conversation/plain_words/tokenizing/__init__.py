"""From letters to items: words and signs, numbers, and what the lexicons know of them."""
