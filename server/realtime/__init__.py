"""Socket.IO: sessions, packets, and events to the browsers of one person."""
