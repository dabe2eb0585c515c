"""How files of pictures are put together, without decoding a pixel: the parts of each kind, where each begins and ends.

A walk never raises: it ends where the file stops making sense, and its callers bound how many parts they take.
"""
