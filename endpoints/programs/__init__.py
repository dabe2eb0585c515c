"""What programs call that speak OpenAI's API, under `/v1`: pictures, edits, chat, over all that is connected here."""
