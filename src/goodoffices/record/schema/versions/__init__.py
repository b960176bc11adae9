"""The migrations in their order, from `0001` on."""
