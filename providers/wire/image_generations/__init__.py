"""What services answer that were asked for a picture as OpenAI is: whole or as events, with rough states before it."""
