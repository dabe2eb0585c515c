"""What an answer holds: JSON, events, pictures, prices, text."""
