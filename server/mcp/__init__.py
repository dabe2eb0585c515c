"""The Model Context Protocol: the studio's tools for agents, by the `mcp` package, over HTTP and over stdio."""
