"""What moderation needs kept."""
