// Moving: from one disagreement, claim or side to the next, by key or by pointer.

function stepBy(view, by) {
  const order = view.order();
  if (!order.length) return view.announce("No disagreement to go to.");
  const at = order.indexOf(view.current.finding);
  const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
  if (!next.sides.includes(view.side)) view.side = next.sides[0];
  selectEntry(view, next.id, { byUser: true, stays: STAYS.has(view.tab) });
  const index = view.pair.found.indexOf(next);
  [...view.marks[view.side].get(index)][0]?.focus({ preventScroll: true });
}

/** Select the next or previous claim of the article that the user is in. */
function stepClaim(view, by) {
  const numbers = [...view.claims[view.side].keys()].filter((n) => view.claims[view.side].get(n).offsetParent);
  const here = view.current.claims.filter(({ side }) => side === view.side).map(({ n }) => n);
  const at = numbers.indexOf(by > 0 ? Math.max(...here) : Math.min(...here));
  const n = numbers[here.length ? at + by : 0];
  if (n === undefined) return;
  selectClaim(view, view.side, n, { byUser: true, show: true });
  view.claims[view.side].get(n).querySelector(".number").focus({ preventScroll: true });
}

/** Move the focus to the partner of what is selected, in the other column. */
function crossTo(view, side) {
  const target = view.current.claims.find((claim) => claim.side === side);
  if (!target) return;
  view.side = side;
  if (view.narrow) revealClaims(view, view.current.claims, "");
  const marks = [...(view.marks[side].get(view.current.index) ?? [])];
  const focusable = marks.find((mark) => mark.hasAttribute("tabindex"));
  (focusable ?? view.claims[side].get(target.n).querySelector(".number")).focus({ preventScroll: true });
}

function moveByClaim(view, claim, by) {
  const numbers = [...view.columns[claim.dataset.side].querySelectorAll(".number")];
  const shown = numbers.filter((number) => number.offsetParent);
  const from = claim.querySelector(".number");
  const next = shown[shown.indexOf(from) + by];
  if (!next) return;
  from.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

function clickColumn(view, event, side) {
  const mark = event.target.closest(".mark");
  const claim = event.target.closest(".claim");
  if (!claim || String(getSelection()).length > 1) return;
  if (mark && !mark.classList.contains("muted") && mark.closest(".claim") === claim) selectMark(view, mark);
  else {
    selectClaim(view, side, Number(claim.dataset.n), { byUser: true });
    claim.querySelector(".number").focus({ preventScroll: true });
  }
}

function clickTick(view, event) {
  const tick = event.target.closest(".tick");
  if (tick) selectEntry(view, view.pair.found[tick.dataset.finding].id, { byUser: true });
}

function clickRibbon(view, event) {
  const ribbon = event.target.closest("[data-link]");
  if (!ribbon) return;
  const link = Number(ribbon.dataset.link);
  selectEntry(view, (view.conflicts[link][0] ?? view.pair.links[link]).id, { byUser: true });
}
