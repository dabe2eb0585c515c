"""Everything that is kept. `opening.py` opens it with one call; the counterpart without a disk is `storage.memory`."""
