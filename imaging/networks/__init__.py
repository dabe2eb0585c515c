"""Models that change or read a picture on this machine, beside those that cut out. `models` is light; the rest: for
workers only."""
