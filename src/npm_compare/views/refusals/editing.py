"""The sentences of errors about workbooks that are edited and about sources that are added."""

from __future__ import annotations

from collections.abc import Mapping

from npm_compare.views.language import later

SENTENCES: Mapping[str, str] = {
    "cell_cut_by_excel": later("A cell has more than {number} letters, which Excel would cut: {text}…"),
    "csl_not_read": later(
        "{file} cannot be read as CSL JSON ({reason}). Export the items again, in the format “CSL JSON”."
    ),
    "csl_without_types": later("not a list of items that each have a type"),
    "data_changed": later("The data changed while they were compared. Run the command again."),
    "key_of_several_sources": later(
        "{file} holds several sources: leave out the key and the title, which can be given for one source only."
    ),
    "no_export_asked": later("Name a workbook to write, or a file of sources with --sources."),
    "no_source": later("{text} is not a CSL JSON file, a DOI (10.1234/…) or a web address (https://…)."),
    "not_settled": later("Nothing is written: there are problems or conflicts."),
    "workbook_not_exported": later(
        "{file} is not a workbook of npm-compare export ({part} is missing). Export again and copy the edits into it."
    ),
    "workbook_not_read": later("{file} cannot be read as a workbook ({reason}). Save it as an Excel workbook (.xlsx)."),
    "workbook_not_written": later("{file} cannot be written ({reason}). Close it, or choose another name."),
    "workbook_of_other_version": later(
        "{file} was exported by another version of npm-compare (form {form} of the workbook; this version reads "
        "form {read}). Export again and copy the edits into the new workbook."
    ),
}
