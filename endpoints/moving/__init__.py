"""What comes from elsewhere, is shown to others, or leaves for good."""
