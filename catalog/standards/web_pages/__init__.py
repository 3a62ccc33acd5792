"""Saved pages of digital archives."""
