"""Whole conversations that come in, addresses under which something can be seen, and people who leave."""
