"""YAML: reading with positions, and writing that keeps comments.

| what is asked | module | how |
|---|---|---|
| the values of a record, in bulk | `fast_reader` | line by line; gives up on what is written in an unusual way |
| the values, exactly | `reader` | PyYAML's events: every scalar is text, no aliases, no tags |
| the line and column of a value | `positions` | the same events |
| why a text cannot be read | `syntax_errors` | what PyYAML complains of, in the words of a cataloguer |
| a new record as text | `writer` | by `fast_writer`, or by PyYAML where a value is hard to write: byte for byte alike |
| how a value is written | `style` | on one line, quoted, folded: for both writers |
| a record in canonical form | `canonical` | written by `writer`, with the comments of the old text put back |
| a changed record in the place of an old one | `update` | the same, where entries have come and gone |
| where comments and entries are | `comments`, `outline` | for the two above |
| values that YAML reads otherwise than meant | `plain_scalars` | for findings |

Decision 0083 says why no library does all of this.
"""
