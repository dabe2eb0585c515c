"""Pictures that tell whoever has only the disk nothing: their bytes, their names, and the keys of both."""
