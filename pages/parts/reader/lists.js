// Folded below the table: what stands in one article only, what could not be compared, variants.

function drawRest(view) {
  const of = (type) => view.pair.found.filter((finding) => finding.type === type);
  return [
    foldOmissions(view, "a"),
    foldOmissions(view, "b"),
    foldFindings(view, "could not be compared", of("unresolved")),
    foldFindings(view, "differ only in spelling or short form", of("variant")),
  ].filter(Boolean);
}

function drawEntry(view, finding) {
  const [first, second] = finding.sides;
  const entry = el(
    "button",
    {
      type: "button",
      class: `entry ${styleOf(finding)}`,
      "data-id": finding.id,
      onclick: () => selectEntry(view, finding.id, { byUser: true, stays: true }),
    },
    el("span", { class: "word" }, nameOf(finding)),
    el("span", {}, drawWhere(first, finding.a)),
    el("span", {}, drawWhere(second, finding.b)),
    el("span", { class: "because" }, finding.why),
  );
  view.entries.set(finding.id, entry);
  return entry;
}

function foldOmissions(view, side) {
  const letter = side.toUpperCase();
  const numbers = view.pair.only[side];
  if (!numbers.length) return null;
  const entry = (n) =>
    el(
      "button",
      {
        type: "button",
        class: "entry omission",
        onclick: () => selectClaim(view, side, n, { byUser: true, show: true, stays: true }),
      },
      el("span", { class: "where" }, `${letter}${n + 1}`),
      el("span", { lang: view.texts[side].get(n).lang }, view.texts[side].get(n).text),
    );
  const words = `${numbers.length} ${numbers.length === 1 ? "claim stands" : "claims stand"}`;
  return foldList(`${words} only in ${letter}`, numbers.map(entry));
}

function foldFindings(view, words, findings) {
  if (!findings.length) return null;
  const subject = findings.length === 1 ? "1 reading" : `${findings.length} readings`;
  const verb = findings.length === 1 ? words.replace("differ ", "differs ") : words;
  return foldList(`${subject} ${verb}`, findings.map((finding) => drawEntry(view, finding)));
}

function foldList(summary, entries) {
  return el(
    "details",
    { class: "list" },
    el("summary", {}, summary),
    el("ul", {}, ...entries.map((entry) => el("li", {}, entry))),
  );
}
