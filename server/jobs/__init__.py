"""Long work: who is next, and what runs it in this process."""
