"""What is kept in a bucket (S3) instead of the data folder: pictures, files on their way in, what is kept for a day."""
