// Selecting: one disagreement, link or claim is current; both sides and the explanation follow.

const PLACE = /^(?:a(\d+))?(?:b(\d+))?$/;
const STAYS = new Set(["disagreements", "map"]); // tabs that j and k do not leave

/**
 * Select by name. byUser: tell Python, for the address. from: the side the user is at.
 * stays: keep the tab, otherwise the explanation opens.
 */
function selectEntry(view, id, { byUser = false, from = "", stays = false } = {}) {
  const finding = view.byId.get(id);
  const index = view.pair.found.indexOf(finding);
  const link = finding ? (finding.link ?? -1) : view.pair.links.findIndex((entry) => entry.id === id);
  if (!finding && link < 0) return selectPlace(view, id, { byUser, stays });
  const claims = finding
    ? [
        { side: finding.sides[0], n: finding.a.claim },
        { side: finding.sides[1], n: finding.b.claim },
      ]
    : claimsOfLink(view, link);
  view.current = { id, finding, index, links: new Set(link < 0 ? [] : [link]), claims };
  if (finding) explainFinding(view, finding);
  else explainLink(view, link);
  const words = finding ? describeAloud(finding) : describeLink(view.pair.links[link]);
  conclude(view, { byUser, from, stays, words });
}

const claimsOfLink = (view, link) =>
  ["a", "b"].flatMap((side) => view.pair.links[link][side].map((n) => ({ side, n })));

/** Select claims by their numbers, `a3b15`: what was found in both, else the two as they are. */
function selectPlace(view, id, { byUser, stays }) {
  const [a, b] = (PLACE.exec(id) ?? []).slice(1).map((number) => number && Number(number) - 1);
  const isThere = (side, n) => n === undefined || view.claims[side].has(n);
  if (!id || (a === undefined && b === undefined) || !isThere("a", a) || !isThere("b", b)) {
    return selectNothing(view);
  }
  if (a === undefined) return selectClaim(view, "b", b, { byUser, show: true, stays });
  if (b === undefined) return selectClaim(view, "a", a, { byUser, show: true, stays });
  const link = view.pair.links.findIndex((entry) => entry.a.includes(a) && entry.b.includes(b));
  if (link >= 0) {
    const found = view.conflicts[link][0] ?? view.pair.links[link];
    return selectEntry(view, found.id, { byUser, stays });
  }
  view.current = { id, links: new Set(), claims: [{ side: "a", n: a }, { side: "b", n: b }] };
  explainPlace(view, a, b);
  conclude(view, { byUser, stays, words: `Claim ${a + 1} of A, claim ${b + 1} of B: not paired.` });
}

function selectNothing(view) {
  const hasAny = view.pair.links.length > 0;
  view.current = { id: "", links: new Set(), claims: [] };
  explainInWords(
    view,
    hasAny ? tellNothing(view.pair) : "Nothing is paired",
    hasAny
      ? "Select a claim to see its partner in the other article."
      : "No claim of one article tells what a claim of the other tells.",
  );
  if (view.narrow) showSide(view, view.side);
  markSelected(view);
}

/** Select what stands in a claim: its disagreement, else its link, else the omission itself. */
function selectClaim(view, side, n, { byUser = false, show = false, stays = false } = {}) {
  const isHere = (finding) =>
    (finding.sides[0] === side && finding.a.claim === n) ||
    (finding.sides[1] === side && finding.b.claim === n);
  view.side = side;
  const finding = view.order().find(isHere);
  const link = view.pair.links.find((entry) => entry[side].includes(n));
  if (finding || link) return selectEntry(view, (finding ?? link).id, { byUser, from: side, stays });
  view.current = { id: `${side}${n + 1}`, links: new Set(), claims: [{ side, n }] };
  const words = explainOmission(view, side, n);
  if (show) openFold(view, side, n);
  conclude(view, { byUser, from: show ? "" : side, stays, words });
}

function selectMark(view, mark) {
  const side = mark.closest(".claim").dataset.side;
  view.side = side;
  selectEntry(view, view.pair.found[mark.dataset.finding].id, { byUser: true, from: side });
}

/** What every selection ends with. */
function conclude(view, { byUser, from = "", stays, words }) {
  if (byUser && !stays) openTab(view, "explanation");
  revealClaims(view, view.current.claims, from, byUser);
  if (byUser && !from) revealColumns(view);
  markSelected(view);
  view.announce(words);
  if (byUser) tellView(view);
}

/** Scroll both sides; the partner stands level with the claim the user is at. */
function revealClaims(view, claims, from, byUser = true) {
  if (!claims.length) return;
  view.lead = "";
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
  const level = topOf(element) - column.scrollTop;
  const isLevel = level >= view.heads[lead.side].offsetHeight && level + element.offsetHeight <= column.clientHeight;
  const done = new Set([lead.side]);
  for (const { side, n } of claims) {
    if (!done.has(side)) scrollToClaim(view, side, n, isLevel ? level : undefined);
    done.add(side);
  }
}

/** Scroll the page where the columns are out of sight: something else than a click in them chose. */
function revealColumns(view) {
  if (!view.narrow) view.gutter.parentElement.scrollIntoView({ block: "nearest" });
}

/** Show in classes and ARIA states what is selected; only what changes is touched. */
function markSelected(view) {
  for (const element of view.chosen) {
    element.classList.remove("selected", "chosen");
    element.removeAttribute("aria-current");
  }
  view.chosen = [];
  const choose = (element, name, isCurrent) => {
    if (!element) return;
    view.chosen.push(element);
    if (name) element.classList.add(name);
    if (isCurrent) element.setAttribute("aria-current", "true");
  };
  for (const { side, n } of view.current.claims) {
    const claim = view.claims[side].get(n);
    choose(claim, "selected");
    choose(claim?.querySelector(".number"), "", true);
  }
  for (const side of ["a", "b"]) {
    for (const mark of view.marks[side].get(view.current.index) ?? []) choose(mark, "chosen");
  }
  const entry = view.entries.get(view.current.id);
  choose(entry, "", true);
  choose(entry?.closest("tr"), "selected");
  drawGlosses(view);
  view.paint();
}

function describeAloud(finding) {
  const [first, second] = [...finding.sides].map((side) => side.toUpperCase());
  return `${nameOf(finding)}: ${first} says ${finding.a.text}, ${second} says ${finding.b.text}.`;
}
