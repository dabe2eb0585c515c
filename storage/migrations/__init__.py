"""How the tables came to be: a file in `versions/` per change, applied by `upgrade.py`. Old ones stay as is."""
