"""Reads the numbers that words give: digits with separators, number words, millions, halves."""
