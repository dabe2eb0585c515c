"""What several processes of one studio share through Redis: nothing that has to survive it."""
