"""What can be seen in a picture: faces, what stands out, its lean, its colours, what changed."""
