"""Reads the press on a peace process and keeps a record in which every line opens its words."""
