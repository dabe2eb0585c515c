"""The database: its tables, its writer, rows into values and back."""
