"""The record for other programs: JSON under `/api`, described by OpenAPI, read only.

`asked` declares and checks every parameter, `answers` what comes back, `routes` asks the record,
`described` writes the description that the page `/api` shows. Nothing here makes a page.
"""
