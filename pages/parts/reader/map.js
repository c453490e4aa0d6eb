// The map: both articles as strips, and where in each the disagreements stand.

function drawMap(view) {
  const strips = Object.fromEntries(["a", "b"].map((side) => [side, drawStrip(view, side)]));
  view.crossings = svg("svg", { class: "crossings", "aria-hidden": "true" });
  view.strips = strips;
  view.panels.map.replaceChildren(
    el("p", { class: "note" }, "Each article from its first claim to its last; the lines join what was paired, broken where it is only a part."),
    el("div", { class: "map" }, nameStrip(view, "a"), strips.a, view.crossings, strips.b, nameStrip(view, "b")),
    drawMapLegend(view),
  );
  drawCrossings(view);
}

function nameStrip(view, side) {
  const { title, source, day } = view.pair[side];
  return el("p", { class: "strip-name" }, el("span", { class: "letter" }, side.toUpperCase()), title || source || day);
}

function drawStrip(view, side) {
  const claims = view.pair[side].claims;
  const found = view.order();
  const cells = claims.map((claim) => {
    const here = found.filter(
      (finding) =>
        (finding.sides[0] === side && finding.a.claim === claim.n) ||
        (finding.sides[1] === side && finding.b.claim === claim.n),
    );
    const kinds = new Map(here.map((finding) => [nameOf(finding), styleOf(finding)]));
    const isPaired = view.partners[side].has(claim.n);
    const isLinked = isPaired || view.parts[side].has(claim.n);
    const partner = isPaired ? "paired" : "a part in common";
    const words = kinds.size ? [...kinds.keys()].join(", ") : isLinked ? partner : `only in ${side.toUpperCase()}`;
    const cell = el(
      "button",
      {
        type: "button",
        class: `cell ${claim.role === "boilerplate" ? "left-out" : isPaired ? "linked" : isLinked ? "part" : "only"}`,
        tabindex: "-1",
        "data-n": claim.n,
        title: `${side.toUpperCase()}${claim.n + 1}: ${words}`,
        "aria-label": `Claim ${claim.n + 1} of ${side.toUpperCase()}: ${words}`,
        onclick: () => selectClaim(view, side, claim.n, { byUser: true, show: true, stays: true }),
        onkeydown: (event) => walkStrip(event),
      },
      ...[...kinds.values()].map((style) => el("i", { class: style })),
    );
    cell.style.flexGrow = claim.text.length;
    return cell;
  });
  cells[0]?.setAttribute("tabindex", "0");
  return el(
    "div",
    { class: `strip${claims.length > LONG ? " dense" : ""}`, "data-side": side, role: "group", "aria-label": `Article ${side.toUpperCase()}` },
    ...cells,
  );
}

function walkStrip(event) {
  const way = { ArrowRight: "nextSibling", ArrowLeft: "previousSibling" }[event.key];
  const next = way && event.currentTarget[way];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}

function drawCrossings(view) {
  if (view.panels.map.hidden || !view.crossings) return;
  const width = view.crossings.clientWidth;
  const height = view.crossings.clientHeight;
  const places = Object.fromEntries(
    ["a", "b"].map((side) => [
      side,
      new Map([...view.strips[side].children].map((cell) => [Number(cell.dataset.n), cell.offsetLeft + cell.offsetWidth / 2])),
    ]),
  );
  view.crossings.setAttribute("viewBox", `0 0 ${Math.max(width, 1)} ${Math.max(height, 1)}`);
  const paths = view.pair.links.flatMap((link, index) => {
    const finding = view.conflicts[index][0];
    const style = `${finding ? styleOf(finding) : "quiet"}${isPart(link) ? " part" : ""}`;
    return link.a.flatMap((a) =>
      link.b.map((b) => {
        const [from, to] = [places.a.get(a), places.b.get(b)];
        const d = `M${from} 0C${from} ${height * 0.5} ${to} ${height * 0.5} ${to} ${height}`;
        return { finding, path: svg("path", { d, class: `crossing ${style}` }) };
      }),
    );
  });
  paths.sort((one, two) => Boolean(one.finding) - Boolean(two.finding));
  view.crossings.replaceChildren(...paths.map(({ path }) => path));
}

function drawMapLegend(view) {
  const kinds = [...new Set(view.order().map((finding) => finding.kind))];
  return el(
    "p",
    { class: "map-legend" },
    ...kinds.map((kind) => el("span", { class: `kind-${kind}` }, el("i"), kind)),
    el("span", { class: "linked" }, el("i"), "paired"),
    view.pair.links.some(isPart) && el("span", { class: "part" }, el("i"), "a part in common"),
    el("span", { class: "only" }, el("i"), "in one article only"),
  );
}
