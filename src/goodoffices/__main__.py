"""Lets `python -m goodoffices` do what the command does."""

from goodoffices.cli import main

main()
