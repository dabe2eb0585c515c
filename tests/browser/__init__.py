"""The page in a real Chromium, on the real server, with the fake upstream where a provider is connected."""
