"""What is kept for programs that call the studio."""
