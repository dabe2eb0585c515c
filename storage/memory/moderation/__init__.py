"""What moderation keeps, in memory."""
