// On a narrow screen the columns become one, and the partner stands under the selected claim.

function showPartner(view, claims, finding) {
  for (const old of view.root.querySelectorAll(".partner")) old.remove();
  const here = view.side;
  const anchor = claims.find((claim) => claim.side === here);
  const partners = claims.filter((claim) => claim !== anchor && claim.side !== here);
  if (!anchor || !partners.length) return;
  const texts = partners.map(({ side, n }) => {
    const source = view.claims[side].get(n)?.querySelector(".text");
    const copy = el("p", { class: "text", lang: source?.lang });
    for (const node of source?.childNodes ?? []) copy.append(node.cloneNode(true));
    for (const mark of copy.querySelectorAll("[role]")) {
      mark.removeAttribute("role");
      mark.removeAttribute("tabindex");
    }
    return copy;
  });
  view.claims[here].get(anchor.n)?.after(
    el(
      "div",
      { class: "partner" },
      el("p", { class: "meta" }, `${other(here).toUpperCase()} says${sharesPart(view, here, anchor.n, partners) ? " · a part in common" : ""}`),
      ...texts,
      finding && el("p", { class: "why" }, finding.why),
    ),
  );
}

/** The partners share but a part with a claim; none tells the same statement. */
function sharesPart(view, side, n, partners) {
  const holds = (linked, partner) => linked[side].get(n)?.includes(partner.n);
  return partners.every((partner) => holds(view.parts, partner) && !holds(view.partners, partner));
}

function showSide(view, side) {
  view.side = side;
  view.root.dataset.shows = side;
  [...view.sides.children].forEach((button, index) =>
    button.setAttribute("aria-pressed", String("ab"[index] === side)),
  );
}

/** Which of the two articles is on show. */
function drawSides(view) {
  view.sides.replaceChildren(
    ...["a", "b"].map((side) =>
      el(
        "button",
        {
          type: "button",
          "aria-pressed": String(view.side === side),
          onclick: () => {
            showSide(view, side);
            revealClaims(view, view.current.claims, side);
          },
        },
        `Article ${side.toUpperCase()}`,
      ),
    ),
  );
}
