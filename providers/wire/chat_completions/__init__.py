"""`POST /chat/completions`, OpenAI's wire for words, as OpenRouter and many other services and programs speak it."""
