// Scrolling: a claim into sight, and both columns together while one of them is moved.

const LOOKS = 5; // frames after which the height of what is near a far claim has settled
const FOCUS = 0.35; // the height in a column, as a share, at which both tell the same

/** Bring a claim into its column's view; `level` is the height it should stand at, if any. */
function scrollToClaim(view, side, n, level) {
  const column = view.columns[side];
  const element = view.claims[side].get(n);
  if (!element || column.scrollHeight <= column.clientHeight + 1) return;
  const top = topOf(element);
  const bottom = top + element.offsetHeight;
  const head = view.heads[side].offsetHeight;
  const isVisible = top >= column.scrollTop + head && bottom <= column.scrollTop + column.clientHeight;
  if (level === undefined && isVisible) return;
  const stand = level ?? Math.max(head + 8, (column.clientHeight - element.offsetHeight) / 3);
  const isFar = Math.abs(top - column.scrollTop) > 3 * column.clientHeight;
  const behavior = isFar || wantsStillness() ? "auto" : "smooth";
  column.scrollTo({ top: top - stand, behavior });
  if (isFar) landOn(column, element, stand, LOOKS);
}

/** Claims that are laid out for the first time may be taller than was thought: look again. */
function landOn(column, element, stand, looks) {
  requestAnimationFrame(() => {
    column.scrollTo({ top: topOf(element) - stand, behavior: "instant" });
    if (looks > 1) landOn(column, element, stand, looks - 1);
  });
}

/** The columns of `view` are scrolled by hand: the other one follows, if it is wanted. */
function followScroll(view, side) {
  if (!view.together || view.narrow || view.lead !== side) return;
  const from = view.columns[side];
  const to = view.columns[other(side)];
  const place = from.scrollTop + from.clientHeight * FOCUS;
  to.scrollTop = answerPlace(view, side, place) - to.clientHeight * FOCUS;
}

/** The height in the other column that tells what stands at `place` in this one. */
function answerPlace(view, side, place) {
  view.anchors ??= findAnchors(view);
  const points = view.anchors.map(([a, b]) => (side === "a" ? [a, b] : [b, a]));
  const next = points.findIndex(([here]) => here > place);
  const [x0, y0] = points[Math.max(0, next - 1)];
  const [x1, y1] = points[Math.max(1, next)];
  return y0 + ((place - x0) / Math.max(1, x1 - x0)) * (y1 - y0);
}

/** Heights that answer each other, growing in both: both ends, and the longest run of links. */
function findAnchors(view) {
  const middle = (side, n) => {
    const place = view.places[side].get(n);
    return place && (place[0] + place[1]) / 2;
  };
  const points = view.pair.links
    .map((link) => [middle("a", link.a[0]), middle("b", link.b[0])])
    .filter(([a, b]) => a !== undefined && b !== undefined)
    .sort((first, second) => first[0] - second[0]);
  const ends = ["a", "b"].map((side) => view.columns[side].scrollHeight);
  return [[0, 0], ...findLongestRun(points), ends];
}

/** The longest subsequence of points whose second numbers grow (patience sorting). */
function findLongestRun(points) {
  const tails = [];
  const before = [];
  points.forEach(([, value], index) => {
    let at = 0;
    let end = tails.length;
    while (at < end) {
      const half = (at + end) >> 1;
      if (points[tails[half]][1] < value) at = half + 1;
      else end = half;
    }
    before[index] = at ? tails[at - 1] : -1;
    tails[at] = index;
  });
  const run = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]) run.unshift(points[at]);
  return run;
}
