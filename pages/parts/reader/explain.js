// The explanation: both readings large and in context, why they disagree, what kind, how sure.

const AROUND = 70; // characters of the claim shown on either side of a reading

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
  if (isDisagreement(finding) && at < 0) facts.push("hidden by the filter");
  const isAgain = view.explained === finding.id;
  const drawn = [
    drawReading(view, first, finding, "a", "says"),
    drawReading(view, second, finding, "b", first === second ? "also says" : "says"),
    el(
      "div",
      { class: "reason" },
      el("h3", {}, facts.join(" · ")),
      el("p", { class: "why" }, finding.why, finding.moments && ` ${finding.moments}`),
      drawVerdicts(view, finding),
      link && drawPairing(view, link),
      order.length > 1 && drawSteps(view),
    ),
  ];
  if (isAgain) replaceAround(view.explanation, el("div", {}, ...drawn), ".remark");
  else view.explanation.replaceChildren(...drawn);
  view.explanation.className = `panel explanation ${styleOf(finding)}`;
  view.explained = finding.id;
}

/** Put something else than a finding into the explanation. */
function showExplained(view, ...parts) {
  view.explained = "";
  view.explanation.className = "panel explanation";
  view.explanation.replaceChildren(...parts);
}

function drawReading(view, side, finding, which, says) {
  const reading = finding[which];
  return el(
    "div",
    { class: "reading" },
    el("h3", {}, `${side.toUpperCase()} ${says} · claim ${reading.claim + 1}`),
    el("p", { class: "big", lang: reading.lang ?? "hi" }, ...emphasise(reading.text, reading.differs)),
    reading.roman &&
      el(
        "p",
        { class: "latin" },
        el("span", { lang: "hi-Latn" }, ...emphasise(reading.roman, reading.sounds)),
        reading.gloss && el("span", { class: "gloss", lang: "en" }, ` · ${reading.gloss}`),
      ),
    drawContext(view, side, reading, view.pair.found.indexOf(finding)),
  );
}

/** The words around a reading, as the article has them. */
function drawContext(view, side, reading, index) {
  const claim = view.texts[side].get(reading.claim);
  const places = (claim?.segments ?? []).filter(([, , findings]) => findings.includes(index));
  if (!places.length) return null;
  const start = places[0][0];
  const end = places.at(-1)[1];
  const before = claim.text.slice(0, start);
  const after = claim.text.slice(end);
  return el(
    "p",
    { class: "context", lang: claim.lang },
    before.length > AROUND ? `… ${before.slice(-AROUND).replace(/^\S*\s/u, "")}` : before,
    el("span", { class: "line" }, claim.text.slice(start, end)),
    after.length > AROUND ? `${after.slice(0, AROUND).replace(/\s\S*$/u, "")} …` : after,
  );
}

function describeLink(link) {
  const list = (numbers) => numbers.map((n) => n + 1).join(" and ");
  const claims = (numbers) => `claim${numbers.length > 1 ? "s" : ""} ${list(numbers)}`;
  const relation = isPart(link) ? "A part in common" : "The same statement";
  return `${relation}, ${percent(link.score)}: ${claims(link.a)} of A with ${claims(link.b)} of B.`;
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
  const link = view.pair.links[index];
  const found = view.pair.found.filter((finding) => finding.link === index);
  const same = found.filter((finding) => finding.type === "variant").length;
  const words = same === 1 ? "One reading differs" : `${same} readings differ`;
  showExplained(
    view,
    drawClaims(view, "a", link.a),
    drawClaims(view, "b", link.b),
    el(
      "div",
      { class: "reason" },
      el("h3", {}, isPart(link) ? "Only a part in common" : "Nothing disagrees here"),
      same > 0 && el("p", { class: "why" }, `${words} only in spelling or short form.`),
      drawPairing(view, link),
    ),
  );
}

/** Two claims that were not paired, as the matrix can point at them. */
function explainPlace(view, a, b) {
  showExplained(
    view,
    drawClaims(view, "a", [a]),
    drawClaims(view, "b", [b]),
    el(
      "div",
      { class: "reason" },
      el("h3", {}, "Not paired"),
      el("p", { class: "why" }, `Claim ${a + 1} of A and claim ${b + 1} of B are not compared.`),
    ),
  );
}

function drawClaims(view, side, numbers) {
  return el(
    "div",
    { class: "reading" },
    ...numbers.flatMap((n) => {
      const claim = view.texts[side].get(n);
      const roman = romanOf(view, claim);
      return [
        el("h3", {}, `${side.toUpperCase()} · claim ${n + 1}`),
        el("p", { lang: claim.lang }, claim.text),
        roman && el("p", { class: "latin", lang: "hi-Latn" }, roman),
      ];
    }),
  );
}

/** Why a claim has no partner; the words, for ears as well. */
function explainOmission(view, side, n) {
  const [here, there] = [side.toUpperCase(), other(side).toUpperCase()];
  const isBoilerplate = view.texts[side].get(n).role === "boilerplate";
  const words = isBoilerplate
    ? ["Boilerplate", "The site's own words, left out of the comparison."]
    : [`Only in ${here}`, `No claim of ${there} tells what claim ${n + 1} tells.`];
  explainInWords(view, ...words);
  return words.join(". ");
}

function explainInWords(view, heading, ...sentences) {
  showExplained(
    view,
    el(
      "div",
      { class: "reason" },
      el("h3", {}, heading),
      ...sentences.filter(Boolean).map((sentence) => el("p", { class: "why" }, sentence)),
    ),
  );
}
