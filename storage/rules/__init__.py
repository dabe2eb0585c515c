"""What every store does in the same way, in the database and in memory: codes, places, words, moments; no SQL."""
