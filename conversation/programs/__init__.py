"""What programs can count on: calls that are done once, and addresses that are told of jobs."""
