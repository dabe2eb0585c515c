"""Questions to the database that more than one store asks, or that are long."""
