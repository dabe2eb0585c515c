"""What words say of pictures before anything is decided: whether they are about one, order one, how many, which
shape.
"""
