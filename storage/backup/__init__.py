"""A copy of everything while the studio runs, what comes back from it, and whether what is kept is whole."""
