"""What is taken away for good, and when."""
