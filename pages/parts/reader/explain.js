// The explanation: both readings large, why they disagree, what kind, how sure.

// Nothing here is certain, so a probability never reads as 100 %.
const percent = (share) => (share >= 0.995 ? "over 99 %" : `${Math.round(share * 100)} %`);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function explainFinding(view, finding) {
  const [first, second] = finding.sides;
  const facts = [capital(nameOf(finding))];
  if (finding.severity) facts.push(`${finding.severity} severity`);
  if (finding.confidence !== undefined) facts.push(`${percent(finding.confidence)} sure`);
  const order = view.order();
  const at = order.indexOf(finding);
  if (at >= 0) facts.push(`${at + 1} of ${order.length}`);
  const link = view.pair.links[finding.link];
  view.explanation.className = `explanation ${styleOf(finding)}`;
  view.explanation.replaceChildren(
    drawReading(finding.a, `${first.toUpperCase()} says`),
    drawReading(finding.b, `${second.toUpperCase()} ${first === second ? "also says" : "says"}`),
    el(
      "div",
      { class: "reason" },
      el("h3", {}, facts.join(" · ")),
      el("p", { class: "why" }, finding.why),
      link && el("p", { class: "paired" }, describeLink(link)),
      order.length > 1 && drawSteps(view),
    ),
  );
}

function drawReading(reading, heading) {
  return el(
    "div",
    { class: "reading" },
    el("h3", {}, `${heading} · claim ${reading.claim + 1}`),
    el("p", { class: "big", lang: reading.lang }, ...emphasise(reading.text, reading.differs)),
    reading.roman &&
      el("p", { class: "latin", lang: "hi-Latn" }, ...emphasise(reading.roman, reading.sounds)),
  );
}

function describeLink(link) {
  const list = (numbers) => numbers.map((n) => n + 1).join(" and ");
  const claims = (numbers) => `claim${numbers.length > 1 ? "s" : ""} ${list(numbers)}`;
  return `Paired: ${claims(link.a)} of A with ${claims(link.b)} of B, ${percent(link.score)} sure.`;
}

function drawSteps(view) {
  const step = (words, name, by) =>
    el(
      "button",
      { type: "button", class: "step", "aria-keyshortcuts": name, onclick: () => stepBy(view, by) },
      words,
      key(name),
    );
  return el("div", { class: "steps" }, step("Previous", "k", -1), step("Next", "j", 1));
}

function explainLink(view, index) {
  const found = view.pair.found.filter((finding) => finding.link === index);
  const same = found.filter((finding) => finding.type === "variant").length;
  const words = same === 1 ? "One reading differs" : `${same} readings differ`;
  explainInWords(
    view,
    "Nothing disagrees here",
    describeLink(view.pair.links[index]),
    same > 0 && `${words} only in spelling or short form.`,
  );
}

function explainOmission(view, side, n) {
  const [here, there] = [side.toUpperCase(), other(side).toUpperCase()];
  const role = view.pair[side].claims.find((claim) => claim.n === n).role;
  if (role === "boilerplate") {
    explainInWords(view, "Boilerplate", "The site's own words, left out of the comparison.");
  } else {
    explainInWords(view, `Only in ${here}`, `No claim of ${there} tells what claim ${n + 1} tells.`);
  }
}

function explainInWords(view, heading, ...sentences) {
  view.explanation.className = "explanation";
  view.explanation.replaceChildren(
    el(
      "div",
      { class: "reason" },
      el("h3", {}, heading),
      ...sentences.filter(Boolean).map((sentence) => el("p", { class: "why" }, sentence)),
    ),
  );
}

/** On a narrow screen the other column is hidden: show the partner under the selected claim. */
function showPartner(view, claims, finding) {
  for (const old of view.root.querySelectorAll(".partner")) old.remove();
  const here = view.side;
  const anchor = claims.find((claim) => claim.side === here);
  const partners = claims.filter((claim) => claim !== anchor && claim.side !== here);
  if (!anchor || !partners.length) return;
  const texts = partners.map(({ side, n }) => {
    const source = view.claims[side].get(n)?.querySelector(".text");
    const copy = el("p", { class: "text", lang: source?.lang });
    for (const node of source?.childNodes ?? []) copy.append(node.cloneNode(true));
    for (const mark of copy.querySelectorAll("[role]")) {
      mark.removeAttribute("role");
      mark.removeAttribute("tabindex");
    }
    return copy;
  });
  view.claims[here].get(anchor.n)?.after(
    el(
      "div",
      { class: "partner" },
      el("p", { class: "meta" }, `${other(here).toUpperCase()} says`),
      ...texts,
      finding && el("p", { class: "why" }, finding.why),
    ),
  );
}
