"""Requests and answers over HTTP: sockets, proxies, bodies, limits of time and size."""
