"""The sentences of errors about workbooks that are edited and about sources that are added."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "cell_cut_by_excel": later("A cell has more than {number} letters, which Excel would cut: {text}…"),
    "column_changed": later(
        "{table}: {column} would change in {changed} of {rows} rows, as when a column is sorted without the others. If it is "
        "meant, add --many."
    ),
    "csl_not_read": later(
        "{file} cannot be read as CSL JSON ({reason}). Export the items again, in the format “CSL JSON”."
    ),
    "csl_without_types": later("not a list of items that each have a type"),
    "data_changed": later("The data changed during the comparison. Run the command again."),
    "data_of_package": later(
        "{folder} belongs to the package: its next version would overwrite what is written there. Copy this folder to a place of "
        "your own, such as my-data, and name the copy: --data my-data (or set NPM_COMPARE_DATA to it, for every command)."
    ),
    "key_of_several_sources": later(
        "{file} holds several sources: leave out the key and the title, which can be given for one source only."
    ),
    "law_of_several_mechanisms": later("{state} has several mechanisms: {names}. Name one of them."),
    "law_without_mechanism": later(
        "{state} has no mechanism in the data, and a law is read for one. Add it first: its designation_date in "
        "mechanism_facts.csv, then its row in mechanisms.csv, with the status planned if it is still to come (CONTRIBUTING.md, "
        "“Add a State”)."
    ),
    "much_lost": later("Nothing is written.\n{each}"),
    "no_export_asked": later("Name a workbook to write, or a file of sources with --sources."),
    "two_files_named": later("Two files are named, {first} and {second}: leave one of them out."),
    "no_source": later("{text} is not a CSL JSON file, a DOI (10.1234/…) or a web address (https://…)."),
    "not_settled": later("Nothing is written: there are problems or conflicts."),
    "output_is_input": later(
        "{file} is one of the workbooks that are read: what was filled in it would be written over. Choose another name."
    ),
    "rows_lost": later(
        "{tables}: {removed} of {rows} rows would be removed, as when a block is deleted by a slip. If it is meant, add --many."
    ),
    "source_no_law": later("{source} is no legal text. Leave it out and type the text on the first sheet."),
    "table_is_link": later(
        "{file} is a link to {target}, and nothing is written through it. Put the file itself in its place, or name the folder "
        "that holds it with --data."
    ),
    "workbook_not_exported": later(
        "{file} is not a workbook of npm-compare export or read ({part} is missing). Write it again and copy the edits into it."
    ),
    "workbook_not_read": later("{file} cannot be read as a workbook ({reason}). Save it as an Excel workbook (.xlsx)."),
    "workbook_exists": later(
        "{file} is there already, and somebody may have typed into it: import it first, choose another name, or add --replace."
    ),
    "workbook_not_written": later("{file} cannot be written ({reason}). Close it, or choose another name."),
    "workbook_of_other_version": later(
        "{file} was written by another version of npm-compare (form {form} of the workbook; this version reads "
        "form {read}). Write it again and copy the edits into the new workbook."
    ),
    "workbook_too_large": later(
        "{file} unpacks to {size} MB, more than the {largest} MB that a workbook may have. Export again and copy the edits into "
        "the new workbook."
    ),
}
