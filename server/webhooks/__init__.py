"""What people's webhooks are told of their jobs: the message, its signature, and who carries it."""
