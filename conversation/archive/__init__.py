"""What a person has here as files that need no studio: to be read by people, and by programs."""
