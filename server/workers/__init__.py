"""The worker processes that compute pixels."""
