// What is shown: conflicts, updates, kinds, severity, confidence; on demand what is no disagreement.

const CLASSES = ["conflict", "update"];
const SEVERITIES = ["low", "medium", "high"];
const SURE = [0, 60, 80, 90, 95]; // per cent, as offered
const EXTRAS = { variants: "variant", unresolved: "unresolved" };

/** The filter that an address names; what it does not know is left out. */
function readFilter({ class: only = "", hide = "", severity = "", sure = "", show = "", q = "" }) {
  const list = (text, known) => new Set(text.split(".").filter((name) => known.includes(name)));
  return {
    only: CLASSES.includes(only) ? only : "",
    hide: list(hide, [...Object.keys(KINDS), WITHIN]),
    severity: SEVERITIES.includes(severity) ? severity : "low",
    sure: SURE.includes(Number(sure)) ? Number(sure) : 0,
    show: list(show, Object.keys(EXTRAS)),
    q,
  };
}

/** The filter as the address holds it; what hides nothing is empty. */
function writeFilter({ only, hide, severity, sure, show, q }) {
  return {
    class: only,
    hide: [...hide].join("."),
    severity: severity === "low" ? "" : severity,
    sure: sure ? String(sure) : "",
    show: [...show].join("."),
    q,
  };
}

function passes({ only, hide, severity, sure, show }, finding) {
  if (finding.type === "variant") return show.has("variants");
  if (finding.type === "unresolved") return show.has("unresolved");
  return (
    (!only || only === classOf(finding)) &&
    !hide.has(groupOf(finding)) &&
    SEVERITIES.indexOf(finding.severity) >= SEVERITIES.indexOf(severity) &&
    finding.confidence * 100 >= sure
  );
}

/** The chip that a disagreement belongs to: its kind, or that it stands within one article. */
function groupOf(finding) {
  return finding.type === WITHIN ? WITHIN : finding.kind;
}

/** `1 shown, 3 hidden by the filter`: what is hidden is said, and what the headline does not count. */
function tellHidden(view) {
  const shown = view.order();
  const hidden = view.pair.found.filter(isDisagreement).length - shown.length;
  const within = shown.filter(({ type }) => type === WITHIN).length;
  view.hasHidden = hidden > 0;
  view.tally.textContent =
    `${shown.length} shown` +
    (within ? `, ${within} of them within one article` : "") +
    (hidden ? `, ${hidden} hidden by the filter` : "");
  view.reset.hidden = !view.hasHidden;
}

function showAllKinds(view) {
  Object.assign(view.filter, { only: "", hide: new Set(), severity: "low", sure: 0 });
  view.changeFilter();
  view.chips.querySelector("button")?.focus(); // the button that had the focus is hidden now
}

function toggleIn(set, name) {
  if (!set.delete(name)) set.add(name);
}
