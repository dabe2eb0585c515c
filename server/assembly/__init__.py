"""The parts of the studio, each group put together from concrete classes; `app.py` puts these together."""
