// The table of disagreements: sortable by every column, and what else was found folded below it.

const COLUMNS = [
  { name: "kind", title: "Kind", value: (finding) => Object.keys(KINDS).indexOf(finding.kind) },
  { name: "severity", title: "Severity", value: ({ severity }) => -SEVERITIES.indexOf(severity) },
  { name: "sure", title: "Sure", value: (finding) => -finding.confidence },
  { name: "a", title: "A says", value: (finding) => finding.a.claim },
  { name: "b", title: "B says", value: (finding) => finding.b.claim },
  { name: "verdict", title: "Verdict", value: (finding, view) => rankVerdict(view, finding) },
  { name: "why", title: "Why" },
];

function drawTable(view) {
  const all = view.pair.found.filter(isDisagreement);
  view.entries.clear();
  view.cells.clear();
  view.rows = el("tbody", {}, ...all.map((finding) => drawRow(view, finding)));
  view.noRow = el("p", { class: "note" }, "");
  view.panels.disagreements.replaceChildren(
    el(
      "div",
      { class: "table-head" },
      view.noRow,
      all.length > 0 &&
        el(
          "button",
          { type: "button", class: "chip", onclick: () => downloadTable(view) },
          "Download as CSV",
        ),
    ),
    all.length
      ? el(
          "table",
          { class: "found" },
          el("caption", { class: "aloud" }, "Disagreements"),
          el("thead", {}, el("tr", {}, ...COLUMNS.map((column) => drawHead(view, column)))),
          view.rows,
        )
      : "",
    ...drawRest(view),
  );
  sortTable(view);
  filterTable(view);
  markSelected(view);
}

function drawHead(view, column) {
  const head = el("th", { scope: "col", class: `of-${column.name}`, "data-column": column.name });
  if (!column.value) {
    head.append(column.title);
    return head;
  }
  const sort = () => {
    const { by, down } = view.sorting;
    view.sorting = by === column.name ? { by, down: !down } : { by: column.name, down: false };
    sortTable(view);
  };
  head.append(el("button", { type: "button", onclick: sort }, column.title));
  return head;
}

function drawRow(view, finding) {
  const [first, second] = finding.sides;
  const button = el("button", { type: "button", class: "word" }, nameOf(finding));
  const select = () => {
    selectEntry(view, finding.id, { byUser: true, stays: true });
    button.focus({ preventScroll: true });
  };
  const cell = el("td", { class: "of-verdict" });
  view.entries.set(finding.id, button);
  view.cells.set(finding.id, cell);
  fillVerdictCell(view, cell, finding);
  return el(
    "tr",
    { class: styleOf(finding), "data-id": finding.id, onclick: select },
    el("td", { class: "of-kind" }, button, drawRelation(view, finding)),
    el("td", { class: "of-severity" }, finding.severity),
    el("td", { class: "of-sure" }, percent(finding.confidence)),
    el("td", { class: "of-a" }, drawWhere(first, finding.a)),
    el("td", { class: "of-b" }, drawWhere(second, finding.b)),
    cell,
    el("td", { class: "of-why" }, finding.why),
  );
}

/** Said only where it is less than usual: the two claims tell the same but for this. */
function drawRelation(view, finding) {
  return isPart(view.pair.links[finding.link]) && el("span", { class: "because" }, "a part in common");
}

/** One's own verdict in a word, and those of others with their names. */
function fillVerdictCell(view, cell, finding) {
  const words = allSaid(view, finding).map(({ mine, author, verdict }) =>
    mine ? labelOf(verdict) : `${author}: ${labelOf(verdict)}`,
  );
  cell.replaceChildren(...words.map((one) => el("span", { class: "form" }, one)));
}

/** One's own verdicts first, then those of others, then none. */
function rankVerdict(view, finding) {
  const [first] = allSaid(view, finding);
  if (!first) return 2 * VERDICTS.length;
  return VERDICTS.findIndex(({ name }) => name === first.verdict) + (first.mine ? 0 : VERDICTS.length);
}

function drawWhere(side, reading) {
  return [
    el("span", { class: "where" }, `${side.toUpperCase()}${reading.claim + 1}`),
    el("span", { lang: reading.lang ?? "hi" }, ...emphasise(reading.text, reading.differs)),
    reading.roman && el("span", { class: "latin", lang: "hi-Latn" }, reading.roman),
  ];
}

/** Sort the rows that are there; the order in which they were found settles ties. */
function sortTable(view) {
  const { by, down } = view.sorting;
  const column = COLUMNS.find(({ name }) => name === by);
  const found = new Map(view.pair.found.map((finding, index) => [finding.id, { finding, index }]));
  const rank = (row) => {
    const { finding, index } = found.get(row.dataset.id);
    return [column ? column.value(finding, view) : index, index];
  };
  const rows = [...view.rows.children].map((row) => ({ row, rank: rank(row) }));
  rows.sort(({ rank: x }, { rank: y }) => (x[0] - y[0]) * (down ? -1 : 1) || x[1] - y[1]);
  view.rows.append(...rows.map(({ row }) => row));
  for (const head of view.panels.disagreements.querySelectorAll("th[data-column]")) {
    const isBy = head.dataset.column === by;
    if (isBy) head.setAttribute("aria-sort", down ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

/** Hide the rows that the filter hides, and say so. */
function filterTable(view) {
  for (const row of view.rows.children) {
    row.hidden = !view.shows(view.byId.get(row.dataset.id));
  }
  view.noRow.textContent = view.rows.children.length ? view.tally.textContent : `${tellNothing(view.pair)}.`;
}
