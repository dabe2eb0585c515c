"""Where a picture may change: masks read, selected, and kept to. For worker processes only, but for `request`."""
