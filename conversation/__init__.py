"""The middle of the studio: pure values and decisions. `endpoints` carries them, `storage` keeps them."""
