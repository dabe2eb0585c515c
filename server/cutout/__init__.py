"""The models on this machine: their files, and the process that runs them."""
