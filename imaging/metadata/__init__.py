"""What a file says beside its pixels: EXIF, XMP, IPTC, texts and marks of origin, read without decoding a picture.

Everything here is bounded in time and memory and survives garbage: what cannot be read is left out, and nothing raises.
"""
