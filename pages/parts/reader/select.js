// Selecting: one disagreement, link or claim is current; both sides and the explanation follow.

function selectEntry(view, id, { byUser = false, from = "" }) {
  const index = view.pair.found.findIndex((finding) => finding.id === id);
  const finding = view.pair.found[index];
  const link = finding ? (finding.link ?? -1) : view.pair.links.findIndex((entry) => entry.id === id);
  if (!finding && link < 0) return selectNothing(view);
  const claims = finding
    ? [
        { side: finding.sides[0], n: finding.a.claim },
        { side: finding.sides[1], n: finding.b.claim },
      ]
    : ["a", "b"].flatMap((side) => view.pair.links[link][side].map((n) => ({ side, n })));
  view.current = { id, finding, index, links: new Set(link < 0 ? [] : [link]), claims };
  if (finding) explainFinding(view, finding);
  else explainLink(view, link);
  revealClaims(view, claims, from, byUser);
  markSelected(view);
  view.announce(finding ? describeAloud(finding) : describeLink(view.pair.links[link]));
  if (byUser) view.tell(id);
}

function selectNothing(view) {
  const hasAny = view.pair.links.length > 0;
  view.current = { id: "", links: new Set(), claims: [] };
  explainInWords(
    view,
    hasAny ? "Nothing disagrees" : "Nothing is paired",
    hasAny
      ? "Select a claim to see its partner in the other article."
      : "No claim of one article tells what a claim of the other tells.",
  );
  markSelected(view);
}

/** Select what stands in a claim: its disagreement, else its link, else the omission itself. */
function selectClaim(view, side, n, { byUser = false, show = false } = {}) {
  const isHere = (finding) =>
    (finding.sides[0] === side && finding.a.claim === n) ||
    (finding.sides[1] === side && finding.b.claim === n);
  view.side = side;
  const finding = view.order().find(isHere);
  const link = view.pair.links.find((entry) => entry[side].includes(n));
  if (finding || link) return selectEntry(view, (finding ?? link).id, { byUser, from: side });
  view.current = { id: "", links: new Set(), claims: [{ side, n }] };
  explainOmission(view, side, n);
  if (show) openFold(view, side, n);
  revealClaims(view, view.current.claims, show ? "" : side);
  markSelected(view);
  view.announce(view.explanation.textContent);
}

function selectMark(view, mark) {
  const side = mark.closest(".claim").dataset.side;
  view.side = side;
  selectEntry(view, view.pair.found[mark.dataset.finding].id, { byUser: true, from: side });
}

/** Scroll both sides; the partner stands level with the claim the user is at. */
function revealClaims(view, claims, from, byUser = true) {
  if (view.narrow) {
    showSide(view, claims.some((claim) => claim.side === view.side) ? view.side : claims[0].side);
    showPartner(view, claims, view.current.finding);
    const here = claims.find((claim) => claim.side === view.side);
    if (byUser && !from && here) {
      const way = { block: "center", behavior: wantsStillness() ? "auto" : "smooth" };
      view.claims[here.side].get(here.n)?.scrollIntoView(way);
    }
    return;
  }
  const lead = claims.find((claim) => claim.side === from) ?? claims[0];
  const column = view.columns[lead.side];
  const element = view.claims[lead.side].get(lead.n);
  scrollToClaim(view, lead.side, lead.n);
  const level = element.offsetTop - column.scrollTop;
  const isLevel = level >= 0 && level + element.offsetHeight <= column.clientHeight;
  const done = new Set([lead.side]);
  for (const { side, n } of claims) {
    if (!done.has(side)) scrollToClaim(view, side, n, isLevel ? level : undefined);
    done.add(side);
  }
}

/** Show in classes and ARIA states what is selected. */
function markSelected(view) {
  for (const side of ["a", "b"]) {
    const chosen = new Set(view.current.claims.filter((c) => c.side === side).map((c) => c.n));
    for (const [n, element] of view.claims[side]) {
      element.classList.toggle("selected", chosen.has(n));
      setCurrent(element.querySelector(".number"), chosen.has(n));
    }
    for (const [index, marks] of view.marks[side]) {
      for (const mark of marks) if (Number(mark.dataset.finding) === index) mark.classList.remove("chosen");
    }
    for (const mark of view.marks[side].get(view.current.index) ?? []) mark.classList.add("chosen");
  }
  for (const [id, entry] of view.entries) setCurrent(entry, id === view.current.id);
  view.paint();
}

function setCurrent(element, isCurrent) {
  if (isCurrent) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

function describeAloud(finding) {
  const [first, second] = [...finding.sides].map((side) => side.toUpperCase());
  return `${nameOf(finding)}: ${first} says ${finding.a.text}, ${second} says ${finding.b.text}.`;
}
