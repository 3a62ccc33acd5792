"""EndNote XML."""
