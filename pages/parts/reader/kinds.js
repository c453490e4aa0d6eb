// The kinds of disagreement in the order of their chips. Colours and lines: component.css.

const KINDS = {
  name: "another person, another name",
  organisation: "another department, agency or company",
  role: "another office or rank",
  place: "another place",
  number: "another count, sum or share",
  date: "another day or time",
  negation: "one affirms what the other denies",
  modality: "one is certain, the other is not",
  attribution: "another source for the same statement",
  framing: "another word that judges",
};

const VARIANTS = {
  spelling: "spelled differently",
  script: "in another script",
  abbreviation: "a short form",
  number_format: "the same number, written differently",
  synonym: "another word for the same",
  honorific: "with or without a title",
  word_order: "in another order",
};

const VARIANT_WORDS = { number_format: "number", word_order: "order", abbreviation: "short" };

const isDisagreement = (finding) => finding.type === "disagreement" || finding.type === "within";

/** The class that gives a finding its colour and line. */
function styleOf(finding) {
  return isDisagreement(finding) ? `kind-${finding.kind}` : `type-${finding.type}`;
}

/** The short word beside a mark. */
function wordOf(finding) {
  if (finding.type === "variant") return VARIANT_WORDS[finding.kind] ?? finding.kind;
  if (finding.type === "unresolved") return `${finding.kind} open`;
  return finding.kind;
}

/** What is said of a finding in one or two words. */
function nameOf(finding) {
  if (finding.type === "variant") return VARIANTS[finding.kind] ?? finding.kind;
  if (finding.type === "unresolved") return `${finding.kind}, not comparable`;
  return finding.kind;
}

function swatch(kind) {
  return el("span", { class: `swatch kind-${kind}`, "aria-hidden": "true" }, "ab");
}
