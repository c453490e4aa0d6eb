// The two columns: claims as text with their marks.

const LONG = 150; // claims of one article above which only those near sight are laid out,
const BLOCK = 25; // so many at once: the browser watches each block, and watching costs time a frame

const HEADLINE = 30; // pixels of scrolling after which the headline begins to be out of sight

const other = (side) => (side === "a" ? "b" : "a");

function drawColumn(view, side) {
  const { title, claims } = view.pair[side];
  const flow = view.flows[side];
  const headline = claims.find((claim) => claim.role === "headline");
  view.columns[side].classList.toggle("long", claims.length > LONG);
  view.heads[side] = drawTop(side, view.pair[side], headline?.text ?? title, headline?.lang);
  const parts = [];
  for (let at = 0; at < claims.length; ) {
    let end = at + 1;
    if (claims[at].role === "boilerplate") {
      while (end < claims.length && claims[end].role === "boilerplate") end += 1;
      parts.push(foldBoilerplate(view, side, claims.slice(at, end)));
    } else {
      parts.push(drawClaim(view, side, claims[at]));
    }
    at = end;
  }
  const named = headline || !title ? [] : [el("h2", { class: "title" }, title)];
  view.blocks[side] = claims.length > LONG ? makeBlocks(parts) : [];
  flow.replaceChildren(view.heads[side], ...named, ...(view.blocks[side].length ? view.blocks[side] : parts));
}

/** Parts of a long column that the browser leaves out while they are far from sight (columns.css). */
function makeBlocks(parts) {
  const blocks = [];
  for (let at = 0; at < parts.length; at += BLOCK) {
    blocks.push(el("div", { class: "block" }, ...parts.slice(at, at + BLOCK)));
  }
  return blocks;
}

/** Stays in sight while the column is scrolled, and then says the headline as well. */
function drawTop(side, { source, day }, headline, lang) {
  return el(
    "p",
    { class: "head" },
    el("span", { class: "letter" }, side.toUpperCase()),
    source && el("span", { class: "meta source" }, source),
    el("span", { class: "meta day" }, day),
    el("span", { class: "short", lang, "aria-hidden": "true" }, headline),
  );
}

/** Whether the headline is scrolled out of sight. */
function nameColumn(view, side) {
  const { scrollTop } = view.columns[side];
  if (view.isScrolled[side] === scrollTop > HEADLINE) return;
  view.isScrolled[side] = scrollTop > HEADLINE;
  view.columns[side].classList.toggle("scrolled", view.isScrolled[side]);
}

/** Which claims of the other article a claim is paired with, or shares but a part with. */
function tellPartners(view, side, n) {
  const tell = (linked, words) => {
    const names = (linked[side].get(n) ?? []).map((one) => one + 1).join(" and ");
    return names ? [`${words} claim ${names} of ${other(side).toUpperCase()}`] : [];
  };
  const told = [...tell(view.partners, "paired with"), ...tell(view.parts, "a part in common with")];
  return told.length ? told.join(", ") : `only in ${side.toUpperCase()}`;
}

function drawClaim(view, side, claim) {
  const where = tellPartners(view, side, claim.n);
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
      class: `claim ${claim.role ?? "claim"} ${where.startsWith("only") ? "only" : "linked"}${claim.paragraph ? " paragraph" : ""}`,
      "data-n": claim.n,
      "data-side": side,
    },
    number,
    text,
  );
  view.claims[side].set(claim.n, element);
  view.texts[side].set(claim.n, claim);
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
  const attributes = { class: `mark ${styleOf(finding)}`, "data-finding": index, role: "button", tabindex: "0" };
  if (isDisagreement(finding)) attributes["data-severity"] = finding.severity;
  return el("span", attributes, el("span", { class: "line" }));
}

function labelMark(view, node) {
  if (!(node instanceof Element) || !node.matches("[role=button]")) return;
  const finding = view.pair.found[node.dataset.finding];
  // A no-break space keeps the word on the line of what it names.
  node.append(el("span", { class: "word", lang: "en" }, "\u00a0", wordOf(finding)));
}

/** A mark that the filter hides is plain text, for a keyboard and for ears as well. */
function muteMark(mark, isMuted) {
  mark.classList.toggle("muted", isMuted);
  if (isMuted) {
    mark.removeAttribute("role");
    mark.removeAttribute("tabindex");
  } else {
    mark.setAttribute("role", "button");
    mark.setAttribute("tabindex", "0");
  }
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

function openFold(view, side, n) {
  const folded = view.claims[side].get(n).closest(".folded");
  if (folded?.hidden) folded.previousSibling.click();
}
