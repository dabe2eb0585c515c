"""What can be painted. Each file is one scene: a generator `layers(view)` from back to front."""

SCENES = ("mountains", "sea", "forest", "desert", "city", "night_sky", "flowers", "still_life", "abstract")
