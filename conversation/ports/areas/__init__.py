"""Masks: what keeps them, and what changes a picture inside of one."""
