"""What words say of pictures before anything is decided: if they are about one, order one, how many, which shape."""
