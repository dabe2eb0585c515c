"""Small questions to a chat model, what it is given to read, and what its answers say."""
