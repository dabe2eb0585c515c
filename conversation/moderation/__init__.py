"""What people report to who administers the studio, and what is looked at before it is sent."""
