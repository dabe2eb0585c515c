"""What is kept for programs that call the studio: see `conversation/ports/programs`."""
