"""What leaves Milaan as a file: a comparison as CSV, JSON or one HTML page, and verdicts as CSV.

`write_csv`, `write_json` and `write_html` take a collation, the verdicts that stand on its findings
(`Store.judgements_for(list_findings(collation))`) and the address of the comparison, and give the
bytes of a file. `verdicts` writes the judgements of a library as a table and brings them back.
"""

from lib.reports.entries import list_findings
from lib.reports.page import write_html
from lib.reports.tables import write_csv, write_json

__all__ = ["list_findings", "write_csv", "write_html", "write_json"]
