"""The data folder: pictures as files, one server for it, and a disk that is full."""
