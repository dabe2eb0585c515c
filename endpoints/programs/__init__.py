"""What programs call that speak OpenAI's API, under `/v1`, and agents at `/mcp`, over all that is connected here."""
