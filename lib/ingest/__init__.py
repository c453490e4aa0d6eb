"""What people bring, made into drafts: pasted text, files, web pages.

`clean` makes a text fit to keep and says what it noticed; `files` reads files, `fetch` an address,
`preview` shows what was recognised, `copies` finds what the library already has. Everything that
parses what a stranger made runs in a process of its own (`sandbox`, `worker`) with few rights.
"""
