// Ribbons that join linked claims across the gutter, and the marks at the columns' edges.

const EDGE = 3; // pixels of a ribbon that stay visible when its claim is scrolled away

/** Where every linked claim stands in its column; read once per layout, not once per frame. */
function measureClaims(view) {
  view.anchors = null;
  for (const side of ["a", "b"]) {
    view.places[side] = new Map();
    for (const [n, element] of view.claims[side]) {
      if (element.offsetParent) {
        view.places[side].set(n, [element.offsetTop, element.offsetTop + element.offsetHeight]);
      }
    }
  }
}

/** Draw what is in sight. Paths are kept from frame to frame: scrolling only bends them. */
function drawRibbons(view) {
  const { gutter, ribbons, columns, pair } = view;
  const [paths, words] = ribbons.children;
  const width = gutter.clientWidth;
  const height = gutter.clientHeight;
  const labels = [];
  let drawn = 0;
  pair.links.forEach((link, index) => {
    for (const a of link.a) {
      for (const b of link.b) {
        const from = clampPlace(view.places.a.get(a), columns.a.scrollTop, height);
        const to = clampPlace(view.places.b.get(b), columns.b.scrollTop, height);
        if (!width || !from || !to || (from.gone && to.gone)) continue;
        const path = paths.children[drawn] ?? paths.appendChild(svg("path"));
        drawn += 1;
        bendRibbon(view, path, index, from, to, width);
        const label = labelRibbon(view, index, from, to, width);
        if (label) labels.push(label);
      }
    }
  });
  while (paths.children.length > drawn) paths.lastChild.remove();
  words.replaceChildren(...labels);
}

function clampPlace(place, scrolled, height) {
  if (!place) return null;
  const top = place[0] - scrolled;
  const bottom = place[1] - scrolled;
  if (bottom < EDGE) return { top: 0, bottom: EDGE, gone: "above" };
  if (top > height - EDGE) return { top: height - EDGE, bottom: height, gone: "below" };
  return { top: Math.max(top, 0), bottom: Math.min(bottom, height), gone: "" };
}

function bendRibbon(view, path, index, from, to, width) {
  const near = width * 0.45;
  const far = width * 0.55;
  const selected = view.current.links.has(index);
  const shown = (selected && view.current.finding) || view.conflicts[index][0];
  const away = from.gone || to.gone ? " away" : "";
  const classes = `ribbon ${shown ? styleOf(shown) : "quiet"}${selected ? " selected" : ""}${away}`;
  path.setAttribute(
    "d",
    `M0 ${from.top}C${near} ${from.top} ${far} ${to.top} ${width} ${to.top}` +
      `L${width} ${to.bottom}C${far} ${to.bottom} ${near} ${from.bottom} 0 ${from.bottom}Z`,
  );
  if (path.getAttribute("class") !== classes) path.setAttribute("class", classes);
  if (path.dataset.link !== String(index)) path.dataset.link = index;
}

/** The kinds' words at the end of the ribbon that is in sight; A's ends never cross each other. */
function labelRibbon(view, index, from, to, width) {
  const kinds = [...new Set(view.conflicts[index].map((finding) => finding.kind))];
  if (!kinds.length) return null;
  const end = from.gone ? to : from;
  const y = (end.top + end.bottom) / 2 + 4 - (kinds.length - 1) * 7;
  const x = from.gone ? width - 8 : 8;
  return svg(
    "text",
    { y, class: "ribbon-word", "text-anchor": from.gone ? "end" : "start" },
    ...kinds.map((kind, i) => svg("tspan", { x, dy: i ? 14 : 0, class: `kind-${kind}` }, kind)),
  );
}

/** Small marks at a column's edge: where in the whole article the disagreements stand. */
function drawTicks(view, side) {
  const column = view.columns[side];
  const scale = view.minis[side].clientHeight / Math.max(column.scrollHeight, 1);
  const ticks = [];
  view.pair.found.forEach((finding, index) => {
    if (!isDisagreement(finding) || !view.shows(finding)) return;
    const claims = new Set([...view.marks[side].get(index)].map((mark) => mark.closest(".claim")));
    for (const claim of claims) {
      const tick = el("i", { class: `tick ${styleOf(finding)}`, "data-finding": index });
      const beside = 7 * ticks.filter((known) => known.claim === claim).length;
      tick.style.top = `${(claim.offsetTop + 6) * scale + beside * 2}px`;
      ticks.push({ claim, tick });
    }
  });
  view.minis[side].replaceChildren(...ticks.map(({ tick }) => tick));
}
