"""How a message is read without a model: tokens, items with all their senses, clauses, the cheapest reading of them."""
