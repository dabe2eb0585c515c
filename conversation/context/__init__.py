"""What a model is told of the conversation so far."""
