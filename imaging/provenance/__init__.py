"""Where a picture comes from, as files say it outside: IPTC's words, and signed Content Credentials (C2PA 2)."""
