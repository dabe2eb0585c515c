"""How certain a reading is that covers only a part of a message: what is left, counted and weighed."""
