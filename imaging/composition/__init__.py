"""Pictures and letters put on pictures, and where they stand."""
