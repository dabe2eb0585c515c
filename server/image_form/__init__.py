"""The form that makes one picture outside any conversation."""
