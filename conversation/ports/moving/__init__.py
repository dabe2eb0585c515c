"""What is kept when things come from elsewhere, are shown to others, or leave for good."""
