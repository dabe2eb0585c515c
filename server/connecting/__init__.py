"""What a person connects providers with: their keys and addresses, and OAuth."""
