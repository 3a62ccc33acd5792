"""What an editor asks of a record that is being typed: findings, fixes, completion, explanations, links.

Every module here works on text and on the records of a catalogue, and knows no protocol; `server` speaks the Language
Server Protocol, and is the only one that needs the extra `lsp`.

| what is asked | module |
|---|---|
| where each value of a text is, also of one that is half typed | `nodes`, `cursor` |
| which fields and words can be written at a place | `schema` |
| the ids, names and archives that the catalogue has | `known_records` |
| the findings on a text that is not saved | `checking` |
| completion, hover, fixes, links, symbols | a module each |
"""
