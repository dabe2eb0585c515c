"""Calling a provider over HTTP: sockets, bodies, event streams, patience, pictures, money. It names no provider."""
