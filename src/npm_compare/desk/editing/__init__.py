"""Adding and correcting facts in a spreadsheet: a workbook goes out, comes back, is compared, checked and then written."""
