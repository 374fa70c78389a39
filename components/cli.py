"""The command line: `stance-atlas list | extract | export`. Exit code 2 and one clear line on bad input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from data.case_file import CaseError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command("list")
def list_cases() -> None:
    """List the bundled and the saved cases, one a line: id, date, title."""
    from components.library import find, known_ids

    broken = False
    for id_ in known_ids():
        try:
            case, _ = find(id_)
            typer.echo(f"{case.id}\t{case.published.isoformat()}\t{case.title}")
        except CaseError as fault:
            broken = True
            typer.echo(one_line(fault), err=True)
    if broken:
        raise typer.Exit(2)


@app.command()
def extract(
    article: Annotated[list[Path], typer.Argument(help="Articles as UTF-8 text.")],
    case: Annotated[Path | None, typer.Option(help="Case file, .toml or .json: published, sides, ...")] = None,
    out: Annotated[Path | None, typer.Option(help="JSON file, or a folder for several articles.")] = None,
) -> None:
    """Read articles and write their records as JSON."""
    from data.batch import BadInput, extract_files
    from data.reading.encoder import ReaderMissing

    try:
        text = extract_files(article, case, out, lambda word: typer.echo(word, err=True))
    except (BadInput, ReaderMissing) as fault:
        typer.echo(one_line(fault), err=True)
        raise typer.Exit(2) from None
    if text is not None:
        typer.echo(text, nl=False)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or several.")],
    case: Annotated[Path | None, typer.Option(help="Case file, .toml or .json: published, sides, ...")] = None,
) -> None:
    """Show what the reader makes of a sentence: candidates, pairs with their confidence, and what came of it."""
    from data.batch import BadInput, crisis_for
    from data.explain import explain as explained
    from data.reading.encoder import ReaderMissing

    try:
        for line in explained(sentence, crisis_for(case, lambda word: typer.echo(word, err=True))):
            typer.echo(line)
    except (BadInput, ReaderMissing) as fault:
        typer.echo(one_line(fault), err=True)
        raise typer.Exit(2) from None


@app.command()
def export(
    case: Annotated[str, typer.Argument(help="A case (see `list`), two to compare (A..B), or a bundle.zip.")],
    out: Annotated[Path, typer.Option(help="File to write: .png .svg .pdf .html .csv .geojson .gpkg .zip")],
    layer: Annotated[str | None, typer.Option(help="stances, emigration, aid or compare.")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Show what was known on this day, YYYY-MM-DD; for compare two days, A..B.")
    ] = None,
    region: Annotated[str | None, typer.Option(help="World, Americas, Europe, Africa or Asia-Pacific.")] = None,
    theme: Annotated[str | None, typer.Option(help="light or dark.")] = None,
    side: Annotated[str | None, typer.Option(help="Id of the one side to show.")] = None,
    certainty: Annotated[str | None, typer.Option(help="claimed, inferred or stated: the least firm shown.")] = None,
    sheet: Annotated[str | None, typer.Option(help="Picture: wide, square or a4. PDF: these, or report.")] = None,
    scale: Annotated[int, typer.Option(help="PNG: 1, or 2 for twice the pixels.")] = 1,
    bom: Annotated[bool, typer.Option("--bom", help="CSV: begin with a byte order mark, for Excel.")] = False,
) -> None:
    """Write the map of a case as a picture, report, page, data or bundle; whole, or not at all."""
    from components.export_command import BadExport, export_file

    said = {"layer": layer, "as_of": as_of, "region": region, "theme": theme, "side": side, "certainty": certainty}
    try:
        export_file(case, said, out, sheet=sheet, scale=scale, bom=bom)
    except BadExport as fault:
        typer.echo(one_line(fault), err=True)
        raise typer.Exit(2) from None


def one_line(fault: Exception) -> str:
    """The fault's message on one line, without characters that a terminal would obey."""
    said = " ".join(str(fault).split())
    return "stance-atlas: " + "".join(c if c.isprintable() else "?" for c in said)


def main() -> None:
    """Entry point of the `stance-atlas` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
