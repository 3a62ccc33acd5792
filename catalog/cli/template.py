"""`catalog template`: an empty sheet or record to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from catalog.cli.options import deliver, output_option
from catalog.vocabularies import Level

__all__ = ["command"]


@click.command("template", short_help="Write an empty spreadsheet or record to fill in.")
@click.argument("kind", type=click.Choice(["csv", "xlsx", "record"]))
@click.option("--level", type=click.Choice([level.value for level in Level]), help="The level of the record: item.")
@output_option("-", "Where to write; - for standard output.")
@click.pass_context
def command(ctx: click.Context, kind: str, level: str | None, output: Path) -> None:
    """Write an empty spreadsheet with an explained column for each field, or an empty record.

    A CSV file explains its columns in the second row. A workbook (xlsx) explains them in comments and on a sheet of its
    own, and has pick lists. Fill in one record a row; separate several values with |. Rows that begin with # are
    skipped. `catalog import` imports the sheet, and imports it again when you have changed it.

    A record is a YAML file with every field of its level, each explained and with an example: take away the `#` before
    the fields you need, and save it in the folder of the records.

    \b
    Examples:
      catalog template csv -o letters.csv
      catalog template xlsx -o letters.xlsx
      catalog template record --level fonds -o records/petrov-papers.yaml
    """
    if kind == "record":
        _deliver_record(Level(level or Level.ITEM), output, ctx.obj.directory)
        return
    if level:
        raise click.UsageError("A sheet is of every level: --level is for `catalog template record`.")
    from catalog.standards.sheets.template import template, workbook_template

    if kind == "xlsx" and str(output) == "-" and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be printed to a terminal: name a file with -o letters.xlsx.")
    content = template() if kind == "csv" else workbook_template()
    deliver(content, output, ctx.obj.directory)


def _deliver_record(level: Level, output: Path, root: Path) -> None:
    """Print an empty record, or write it to a new file, which may be among the records of a catalogue."""
    from catalog.fields import record_template
    from catalog.storage import write_new_record
    from catalog.storage.canonical_form import schema_from

    if str(output) == "-":
        deliver(record_template(level).encode(), output, root)
        return
    schema = schema_from(output)
    write_new_record(output, (record_template(level, schema) if schema else record_template(level)).encode(), root)
    click.echo(f"Wrote {output}.")
