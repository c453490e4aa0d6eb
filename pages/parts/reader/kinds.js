// What the kinds are called where. KINDS, VARIANTS and SHORT are ../kinds.py; lines: kinds.css.

const WITHIN = "within"; // the filter's word for what disagrees within one article

const isDisagreement = (finding) => finding.type === "disagreement" || finding.type === WITHIN;

/** As the address, the exports and the command line call it. */
const classOf = (finding) => (finding.update ? "update" : "conflict");

/** Whether two claims share but a part, or tell the same statement. */
const isPart = (link) => link?.relation === "part";

/** What is said where no disagreement is found. */
const tellNothing = (pair) => (pair.two ? "Two events are not compared" : "Nothing disagrees");

/** What the claims of a finding have to do with each other; "" within one article. */
const relationOf = (finding, pair) => pair.links[finding.link]?.relation ?? "";

/** The class that gives a finding its colour and line. */
function styleOf(finding) {
  if (!isDisagreement(finding)) return `type-${finding.type}`;
  return `kind-${finding.kind}${finding.update ? " is-update" : ""}`;
}

/** The short word beside a mark. */
function wordOf(finding) {
  if (finding.type === "variant") return SHORT[finding.kind] ?? finding.kind;
  if (finding.type === "unresolved") return `${finding.kind} open`;
  return finding.update ? "update" : finding.kind;
}

/** What is said of a finding in one or two words. */
function nameOf(finding) {
  if (finding.type === "variant") return VARIANTS[finding.kind] ?? finding.kind;
  if (finding.type === "unresolved") return `${finding.kind}, not comparable`;
  return finding.update ? `${finding.kind}, update` : finding.kind;
}

function swatch(kind) {
  return el("span", { class: `swatch kind-${kind}`, "aria-hidden": "true" }, "ab");
}
