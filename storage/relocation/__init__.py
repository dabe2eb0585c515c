"""A studio taken from where it is kept to where it is to be kept: its rows, and its files."""
