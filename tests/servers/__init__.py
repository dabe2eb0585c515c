"""Servers that a studio on many machines leans on, each started once, by whoever asks for it first."""
