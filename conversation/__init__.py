"""The middle of the studio: pure values and decisions. What carries them is in `endpoints`, what keeps them in `storage`."""
