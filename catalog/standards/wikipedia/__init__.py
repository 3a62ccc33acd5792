"""Citation templates of Wikipedia."""
