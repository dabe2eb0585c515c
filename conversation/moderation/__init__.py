"""What people report to who administers the studio."""
