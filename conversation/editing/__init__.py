"""Pictures changed without an image model: operations, cut-outs, compression."""
