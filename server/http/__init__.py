"""The HTTP server, and what one connection may take of everybody's time, memory and files."""
