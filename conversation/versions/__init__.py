"""What can be said of an image and its versions: names, sizes, descriptions, the way from one to the next."""
