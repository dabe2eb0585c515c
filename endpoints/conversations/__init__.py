"""Conversations, their messages, and turns."""
