// Ribbons that join linked claims across the gutter, and the marks at the columns' edges.

const EDGE = 3; // pixels of a ribbon that stay visible when its claim is scrolled away
const TICK = 14; // pixels from one mark at a column's edge to the next

/** Where every claim stands in its column; read once per layout, not once per frame. */
function measureClaims(view) {
  const { gutter, pair } = view;
  view.anchors = null;
  view.extent = { width: gutter.clientWidth, height: gutter.clientHeight };
  for (const side of ["a", "b"]) {
    view.places[side] = new Map();
    if (view.blocks[side].length) measureBlocks(view, side);
    else for (const [n, element] of view.claims[side]) measureClaim(view, side, n, element, 0);
  }
  view.spans = pair.links.flatMap((link, index) =>
    link.a.flatMap((a) =>
      link.b.map((b) => ({ index, key: `${a} ${b}`, a: view.places.a.get(a), b: view.places.b.get(b) })),
    ),
  ).filter(({ a, b }) => a && b);
}

function measureClaim(view, side, n, element, above) {
  const height = element.offsetHeight; // none where it is folded away
  const top = above + element.offsetTop;
  if (height) view.places[side].set(n, [top, top + height]);
}

/** Of a long column: exactly what is near, and the rest by its block, which is not laid out. */
function measureBlocks(view, side) {
  const { scrollTop, clientHeight } = view.columns[side];
  view.measured[side] = [scrollTop - clientHeight / 2, scrollTop + clientHeight / 2];
  for (const block of view.blocks[side]) {
    const [top, height] = [block.offsetTop, block.offsetHeight];
    const isNear = top < scrollTop + 2 * clientHeight && top + height > scrollTop - clientHeight;
    const claims = [...block.querySelectorAll(".claim")];
    const share = height / claims.length;
    claims.forEach((claim, at) => {
      const n = Number(claim.dataset.n);
      if (isNear) measureClaim(view, side, n, claim, top);
      else view.places[side].set(n, [top + at * share, top + (at + 1) * share]);
    });
  }
}

/** A long column was scrolled to where its claims' places are only known roughly. */
function isBeyondMeasured(view) {
  return ["a", "b"].some((side) => {
    if (!view.blocks[side].length) return false;
    const { scrollTop } = view.columns[side];
    const [first, last] = view.measured[side] ?? [0, 0];
    return scrollTop < first || scrollTop > last;
  });
}

/** How far below the top of its column an element begins. */
function topOf(element) {
  let top = 0;
  for (let at = element; at && !at.matches(".column"); at = at.offsetParent) top += at.offsetTop;
  return top;
}

/**
 * Draw the ribbons in sight. Scrolling only bends those that are there: the layout is read twice
 * (how far each column is scrolled) before anything is written, or each frame costs a layout a link.
 */
function drawRibbons(view) {
  const { columns } = view;
  const { width, height } = view.extent;
  const scrolled = { a: columns.a.scrollTop, b: columns.b.scrollTop };
  const seen = new Set();
  for (const span of width ? view.spans : []) {
    const from = clampPlace(span.a, scrolled.a, height);
    const to = clampPlace(span.b, scrolled.b, height);
    if (from.gone && to.gone) continue;
    seen.add(span.key);
    bendRibbon(view, takeRibbon(view, span), span.index, from, to, width);
  }
  for (const [key, ribbon] of view.bent) {
    if (seen.has(key)) continue;
    ribbon.path.remove();
    ribbon.label?.remove();
    view.bent.delete(key);
  }
}

function takeRibbon(view, { key, index }) {
  if (!view.bent.has(key)) {
    const [paths] = view.ribbons.children;
    const ribbon = { path: svg("path", { "data-link": index }), shape: "", classes: "", words: "", label: null };
    paths.append(ribbon.path);
    view.bent.set(key, ribbon);
  }
  return view.bent.get(key);
}

function clampPlace([start, end], scrolled, height) {
  const top = start - scrolled;
  const bottom = end - scrolled;
  if (bottom < EDGE) return { top: 0, bottom: EDGE, gone: "above" };
  if (top > height - EDGE) return { top: height - EDGE, bottom: height, gone: "below" };
  return { top: Math.max(top, 0), bottom: Math.min(bottom, height), gone: "" };
}

function bendRibbon(view, ribbon, index, from, to, width) {
  const near = width * 0.45;
  const far = width * 0.55;
  const selected = view.current.links.has(index);
  const shown = (selected && view.current.finding) || view.conflicts[index][0];
  const away = from.gone || to.gone ? " away" : "";
  const part = isPart(view.pair.links[index]) ? " part" : "";
  const classes = `ribbon ${shown ? styleOf(shown) : "quiet"}${part}${selected ? " selected" : ""}${away}`;
  const shape =
    `M0 ${from.top}C${near} ${from.top} ${far} ${to.top} ${width} ${to.top}` +
    `L${width} ${to.bottom}C${far} ${to.bottom} ${near} ${from.bottom} 0 ${from.bottom}Z`;
  if (ribbon.shape !== shape) ribbon.path.setAttribute("d", (ribbon.shape = shape));
  if (ribbon.classes !== classes) ribbon.path.setAttribute("class", (ribbon.classes = classes));
  labelRibbon(view, ribbon, index, from, to, width);
}

/** The kinds' words at the end of the ribbon that is in sight; A's ends never cross each other. */
function labelRibbon(view, ribbon, index, from, to, width) {
  const said = [...new Map(view.conflicts[index].map((finding) => [wordOf(finding), finding.kind]))];
  const anchor = from.gone ? "end" : "start";
  const words = said.length ? `${anchor} ${said}` : "";
  if (ribbon.words !== words) {
    ribbon.label?.remove();
    ribbon.words = words;
    ribbon.label = words ? writeLabel(view, said, anchor) : null;
  }
  if (!ribbon.label) return;
  const end = from.gone ? to : from;
  const y = (end.top + end.bottom) / 2 + 4 - (said.length - 1) * 7;
  ribbon.label.setAttribute("transform", `translate(${from.gone ? width - 8 : 8} ${y})`);
}

function writeLabel(view, said, anchor) {
  const [, labels] = view.ribbons.children;
  const lines = said.map(([word, kind], i) => svg("tspan", { x: 0, dy: i ? 14 : 0, class: `kind-${kind}` }, word));
  return labels.appendChild(svg("text", { class: "ribbon-word", "text-anchor": anchor }, ...lines));
}

/**
 * Small marks at a column's edge: where in the whole article the disagreements stand. In a long one
 * those that would cover each other are one.
 */
function drawTicks(view, side) {
  const scale = view.minis[side].clientHeight / Math.max(view.columns[side].scrollHeight, 1);
  const beside = new Map();
  const ticks = new Map();
  view.pair.found.forEach((finding, index) => {
    if (!isDisagreement(finding) || !view.shows(finding)) return;
    for (const n of claimsIn(finding, side)) {
      const rank = beside.get(n) ?? 0;
      beside.set(n, rank + 1);
      const top = Math.round(((view.places[side].get(n)?.[0] ?? 0) + 6) * scale + rank * TICK);
      const slot = Math.round(top / TICK);
      if (view.isLong && ticks.has(slot)) continue;
      const tick = el("i", { class: `tick ${styleOf(finding)}`, "data-finding": index });
      tick.style.top = `${top}px`;
      ticks.set(view.isLong ? slot : tick, tick);
    }
  });
  view.minis[side].replaceChildren(...ticks.values());
}

/** The claims of one side that a finding's readings stand in. */
function claimsIn({ sides, a, b }, side) {
  return new Set([sides[0] === side && a.claim, sides[1] === side && b.claim].filter((n) => n !== false));
}
