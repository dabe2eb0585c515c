"""The Flask application: who is asking, and whether they may."""
