// Below the columns: every disagreement with its reason, what stands in one article only, the rest.

function drawLists(view) {
  const of = (type) => view.pair.found.filter((finding) => finding.type === type);
  view.lists.replaceChildren(
    ...[
      listFindings(view, "Disagreements", of("disagreement"), "Nothing disagrees."),
      of("within").length > 0 &&
        listFindings(view, "Within one article", of("within"), "", "An article against itself."),
      el("div", { class: "halves" }, listOmissions(view, "a"), listOmissions(view, "b")),
      foldFindings(view, "could not be compared", of("unresolved")),
      foldFindings(view, "differ only in spelling or short form", of("variant")),
    ].filter(Boolean),
  );
}

function listFindings(view, heading, findings, empty, note) {
  return el(
    "section",
    { class: "list", "aria-label": heading },
    el("h2", {}, heading, el("span", { class: "count" }, String(findings.length))),
    note && el("p", { class: "note" }, note),
    findings.length
      ? el("ol", {}, ...findings.map((finding) => el("li", {}, drawEntry(view, finding))))
      : el("p", { class: "note" }, empty),
  );
}

function drawEntry(view, finding) {
  const [first, second] = finding.sides;
  const reading = (letter, { lang, text, claim }) =>
    el(
      "span",
      { class: "reads" },
      el("span", { class: "where" }, `${letter.toUpperCase()}${claim + 1}`),
      el("span", { lang }, text),
    );
  const entry = el(
    "button",
    {
      type: "button",
      class: `entry ${styleOf(finding)}`,
      "data-id": finding.id,
      onclick: () => selectEntry(view, finding.id, { byUser: true }),
    },
    el("span", { class: "word" }, nameOf(finding)),
    el("span", { class: "readings" }, reading(first, finding.a), reading(second, finding.b)),
    el("span", { class: "because" }, finding.why),
  );
  view.entries.set(finding.id, entry);
  return entry;
}

function listOmissions(view, side) {
  const letter = side.toUpperCase();
  const numbers = view.pair.only[side];
  const claims = new Map(view.pair[side].claims.map((claim) => [claim.n, claim]));
  const entry = (n) =>
    el(
      "button",
      {
        type: "button",
        class: "entry omission",
        onclick: () => selectClaim(view, side, n, { byUser: true, show: true }),
      },
      el("span", { class: "where" }, `${letter}${n + 1}`),
      el("span", { lang: claims.get(n).lang }, claims.get(n).text),
    );
  return el(
    "section",
    { class: "list", "aria-label": `Only in ${letter}` },
    el("h2", {}, `Only in ${letter}`, el("span", { class: "count" }, String(numbers.length))),
    numbers.length
      ? el("ul", {}, ...numbers.map((n) => el("li", {}, entry(n))))
      : el("p", { class: "note" }, `Every claim of ${letter} has a partner.`),
  );
}

function foldFindings(view, words, findings) {
  if (!findings.length) return null;
  const subject = findings.length === 1 ? "1 reading" : `${findings.length} readings`;
  const verb = findings.length === 1 ? words.replace("differ ", "differs ") : words;
  return el(
    "details",
    { class: "list" },
    el("summary", {}, `${subject} ${verb}`),
    el("ul", {}, ...findings.map((finding) => el("li", {}, drawEntry(view, finding)))),
  );
}
