"""A message that a chat model answers: its prompt, its tools, its reply."""
