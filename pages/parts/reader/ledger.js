// The ledger: names, organisations, places, numbers and dates of A against those of B.

const RELATIONS = {
  conflict: "disagree",
  update: "updated",
  variant: "same, written differently",
  reordered: "same, in another order",
  partial: "one says less",
  same: "same",
  only_a: "only in A",
  only_b: "only in B",
};

function drawLedger(view) {
  const rows = view.pair.ledger.map((row) => readLedgerRow(view, row));
  const kinds = [...new Set(rows.map((row) => row.kind))];
  view.panels.ledger.replaceChildren(
    el("p", { class: "note" }, rows.length ? "Everyone and everything that is named or counted, article against article." : "Neither article names or counts anything."),
    ...kinds.map((kind) =>
      el(
        "table",
        { class: `ledger kind-${kind}` },
        el("caption", {}, el("span", { class: "line" }, kind)),
        el(
          "thead",
          {},
          el("tr", {}, ...["What", "A", "B", "How they stand"].map((head) => el("th", { scope: "col" }, head))),
        ),
        el("tbody", {}, ...rows.filter((row) => row.kind === kind).map((row) => drawLedgerRow(view, row))),
      ),
    ),
  );
}

/** A row as it is sent; its label is left out where one of the readings is it. */
function readLedgerRow(view, [kind, relation, label, why, a, b]) {
  const [side, place] = a.length ? ["a", a[0]] : ["b", b[0]];
  return { kind, relation, why, a, b, label: label || readPlace(view, side, place).text };
}

function drawLedgerRow(view, row) {
  const latin = view.pair.latin[row.label];
  return el(
    "tr",
    { class: row.relation },
    el(
      "th",
      { scope: "row" },
      el("span", { lang: latin ? "hi" : null }, row.label),
      latin && el("span", { class: "latin", lang: "hi-Latn" }, latin),
    ),
    ...["a", "b"].map((side) => el("td", { "data-label": side.toUpperCase() }, ...drawForms(view, row.kind, side, row[side]))),
    el("td", { title: row.why || null }, RELATIONS[row.relation], row.why && el("span", { class: "because" }, row.why)),
  );
}

/** Each form once, with a button for every place where it stands. */
function drawForms(view, kind, side, places) {
  const forms = new Map();
  for (const [n, start, end] of places) {
    const { text, lang } = view.texts[side].get(n);
    const form = text.slice(start, end);
    if (!forms.has(form)) forms.set(form, { lang, places: [] });
    forms.get(form).places.push([n, start, end]);
  }
  return [...forms].map(([form, { lang, places: here }]) =>
    el(
      "span",
      { class: "form" },
      el("span", { lang }, form),
      ...here.map(([n, start, end]) =>
        el(
          "button",
          {
            type: "button",
            class: "where",
            "aria-label": `${form}, claim ${n + 1} of ${side.toUpperCase()}`,
            onclick: () => goToPlace(view, kind, side, [n, start, end]),
          },
          `${side.toUpperCase()}${n + 1}`,
        ),
      ),
    ),
  );
}

/** Select what disagrees there, else the claim, and show for a moment where in it the words stand. */
function goToPlace(view, kind, side, [n, start, end]) {
  view.side = side;
  const here = findAt(view, side, n, start, end);
  const finding = here.find((found) => found.kind === kind) ?? here[0];
  if (finding) selectEntry(view, finding.id, { byUser: true, stays: true });
  else selectClaim(view, side, n, { byUser: true, show: true, stays: true });
  const range = rangeOf(view, side, n, start, end);
  if (range) paintRanges("milaan-place", [range]);
}

/** The disagreements on show one of whose readings stands there. */
function findAt(view, side, n, start, end) {
  const segments = view.texts[side].get(n).segments ?? [];
  const touched = segments.filter(([from, to]) => from < end && start < to);
  const indexes = new Set(touched.flatMap(([, , findings]) => findings));
  return view.order().filter((finding) => indexes.has(view.pair.found.indexOf(finding)));
}
