"""The models that cut out: their files, and the process that runs them."""
