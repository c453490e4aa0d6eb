// The table as CSV. A cell that a spreadsheet would take for a formula is made harmless.

const FIELDS = {
  id: (finding) => finding.id,
  kind: (finding) => finding.kind,
  class: (finding) => classOf(finding),
  severity: (finding) => finding.severity,
  confidence: (finding) => finding.confidence,
  relation: (finding, pair) => relationOf(finding, pair),
  article_a: (finding, pair) => pair[finding.sides[0]].title,
  claim_a: (finding) => finding.a.claim + 1,
  reading_a: (finding) => finding.a.text,
  romanised_a: (finding) => finding.a.roman,
  gloss_a: (finding) => finding.a.gloss,
  article_b: (finding, pair) => pair[finding.sides[1]].title,
  claim_b: (finding) => finding.b.claim + 1,
  reading_b: (finding) => finding.b.text,
  romanised_b: (finding) => finding.b.roman,
  gloss_b: (finding) => finding.b.gloss,
  verdicts: (finding, pair, view) => allSaid(view, finding).map(tellVerdict).join(" | "),
  why: (finding) => finding.why,
};

/** A leading = + - @ tab or line break starts a formula in spreadsheets: an apostrophe stops it. */
function quoteCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function writeTable(view) {
  const lines = [...view.rows.children]
    .filter((row) => !row.hidden)
    .map((row) => view.byId.get(row.dataset.id))
    .map((finding) => Object.values(FIELDS).map((field) => quoteCell(field(finding, view.pair, view))));
  return [Object.keys(FIELDS).map(quoteCell), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** What the table shows, in its order; the mark at the start tells spreadsheets that it is UTF-8. */
function downloadTable(view) {
  const file = new Blob(["\ufeff", writeTable(view)], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(file);
  el("a", { href: address, download: "disagreements.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  view.announce(`${view.order().length} disagreements written to disagreements.csv.`);
}
