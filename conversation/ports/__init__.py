"""What a turn needs from the world, as protocols: a module each, named as the module of `storage` that keeps it."""
