// The two columns: claims as text with their marks.

const other = (side) => (side === "a" ? "b" : "a");

function drawColumn(view, side) {
  const { title, meta, claims } = view.pair[side];
  const column = view.columns[side];
  const letter = side.toUpperCase();
  column.replaceChildren(
    el("p", { class: "meta" }, el("span", { class: "letter" }, letter), meta),
  );
  if (!claims.some((claim) => claim.role === "headline") && title) {
    column.append(el("h2", { class: "title" }, title));
  }
  for (let at = 0; at < claims.length; ) {
    let end = at + 1;
    if (claims[at].role === "boilerplate") {
      while (end < claims.length && claims[end].role === "boilerplate") end += 1;
      column.append(foldBoilerplate(view, side, claims.slice(at, end)));
    } else {
      column.append(drawClaim(view, side, claims[at]));
    }
    at = end;
  }
}

function drawClaim(view, side, claim) {
  const partners = view.partners[side].get(claim.n) ?? [];
  const linked = partners.length > 0;
  const names = partners.map((n) => n + 1).join(" and ");
  const where = linked
    ? `paired with claim ${names} of ${other(side).toUpperCase()}`
    : `only in ${side.toUpperCase()}`;
  const number = el(
    "button",
    {
      type: "button",
      class: "number",
      tabindex: "-1",
      "aria-label": `Claim ${claim.n + 1}, ${where}`,
    },
    String(claim.n + 1),
  );
  const text = el(claim.role === "headline" ? "h2" : "p", { class: "text", lang: claim.lang });
  text.append(...drawSegments(view, side, claim));
  const element = el(
    "div",
    {
      class: `claim ${claim.role} ${linked ? "linked" : "only"}${claim.paragraph ? " paragraph" : ""}`,
      "data-n": claim.n,
      "data-side": side,
    },
    number,
    text,
    claim.roman && el("p", { class: "roman", lang: "hi-Latn" }, claim.roman),
  );
  view.claims[side].set(claim.n, element);
  return element;
}

/** The claim's text, consecutive segments of one finding joined into one mark. */
function drawSegments(view, side, claim) {
  const nodes = [];
  let mark = null;
  for (const [start, end, findings, differs] of claim.segments ?? [[0, claim.text.length, [], false]]) {
    const piece = claim.text.slice(start, end);
    if (!findings.length) {
      mark = null;
      nodes.push(piece);
      continue;
    }
    if (mark?.first !== findings[0]) {
      mark = { first: findings[0], element: openMark(view, findings[0]) };
      nodes.push(mark.element);
    }
    for (const finding of findings) view.marks[side].get(finding).add(mark.element);
    mark.element.firstChild.append(differs ? el("b", { class: "differs" }, piece) : piece);
  }
  for (const node of nodes) labelMark(view, node);
  return nodes;
}

function openMark(view, index) {
  const finding = view.pair.found[index];
  const attributes = { class: `mark ${styleOf(finding)}`, "data-finding": index };
  if (isDisagreement(finding)) {
    Object.assign(attributes, { role: "button", tabindex: "0", "data-severity": finding.severity });
  } else {
    attributes.title = finding.why;
  }
  return el("span", attributes, el("span", { class: "line" }));
}

function labelMark(view, node) {
  if (!(node instanceof Element) || !node.matches("[role=button]")) return;
  const finding = view.pair.found[node.dataset.finding];
  // A no-break space keeps the word on the line of what it names.
  node.append(el("span", { class: "word", lang: "en" }, "\u00a0", finding.kind));
}

function foldBoilerplate(view, side, claims) {
  const lines = claims.map((claim) => drawClaim(view, side, claim));
  const body = el("div", { class: "folded", hidden: true }, ...lines);
  const words = `${claims.length} ${claims.length === 1 ? "line" : "lines"} of boilerplate`;
  const button = el("button", { type: "button", class: "fold", "aria-expanded": "false" }, words);
  button.addEventListener("click", () => {
    body.hidden = !body.hidden;
    button.setAttribute("aria-expanded", String(!body.hidden));
    view.measure();
  });
  return el("div", { class: "boilerplate-block" }, button, body);
}

/** Bring a claim into its column's view; `level` is the height it should stand at, if any. */
function scrollToClaim(view, side, n, level) {
  const column = view.columns[side];
  const element = view.claims[side].get(n);
  if (!element || column.scrollHeight <= column.clientHeight + 1) return;
  const top = element.offsetTop;
  const bottom = top + element.offsetHeight;
  const isVisible = top >= column.scrollTop && bottom <= column.scrollTop + column.clientHeight;
  if (level === undefined && isVisible) return;
  const stand = level ?? Math.max(12, (column.clientHeight - element.offsetHeight) / 3);
  column.scrollTo({ top: top - stand, behavior: wantsStillness() ? "auto" : "smooth" });
}
