// The bar above the columns: filter, view and search. Drawn once a pair; then only states change.

function drawBar(view) {
  const counts = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, 0]));
  for (const finding of view.pair.found) if (isDisagreement(finding)) counts[finding.kind] += 1;
  const present = Object.keys(KINDS).filter((kind) => counts[kind]);
  view.toggles = [];
  view.chips.replaceChildren(
    ...present.map((kind) =>
      toggle(view, () => !view.filter.hide.has(kind), () => view.toggleKind(kind), swatch(kind), `${kind} ${counts[kind]}`),
    ),
  );
  view.limits.replaceChildren(
    ...(present.length ? [drawSeverity(view), drawSure(view)] : []),
  );
  view.tools.replaceChildren(
    ...[
      toggleExtra(view, "variants", "spelling variants", "v"),
      toggleExtra(view, "unresolved", "not comparable"),
      toggle(view, () => view.roman, () => view.romanise(), "Romanise", key("r")),
      toggle(view, () => view.together, () => view.toggleTogether(), "Scroll together", key("l")),
      el("button", { type: "button", class: "chip", onclick: () => copyLink(view) }, "Copy link"),
      el("button", { type: "button", class: "chip", onclick: () => view.help.showModal() }, "Keys", key("?")),
    ].filter(Boolean),
  );
  drawSearch(view);
}

function toggle(view, isOn, act, ...words) {
  const button = el("button", { type: "button", class: "chip", onclick: act }, ...words);
  view.toggles.push({ button, isOn });
  return button;
}

function toggleExtra(view, name, words, shortcut) {
  const count = view.pair.found.filter((finding) => finding.type === EXTRAS[name]).length;
  if (!count) return null;
  const isOn = () => view.filter.show.has(name);
  return toggle(view, isOn, () => view.toggleExtra(name), `${words} ${count}`, shortcut && key(shortcut));
}

function drawSeverity(view) {
  const words = { low: "any severity", medium: "medium and high", high: "high only" };
  return choice("Severity", SEVERITIES.map((name) => [name, words[name]]), () => view.filter.severity, (value) => {
    view.filter.severity = value;
    view.changeFilter();
  }, view);
}

function drawSure(view) {
  const words = (share) => (share ? `${share} % sure or more` : "however sure");
  return choice("How sure", SURE.map((share) => [String(share), words(share)]), () => String(view.filter.sure), (value) => {
    view.filter.sure = Number(value);
    view.changeFilter();
  }, view);
}

function choice(label, options, read, act, view) {
  const select = el(
    "select",
    { "aria-label": label },
    ...options.map(([value, words]) => el("option", { value }, words)),
  );
  select.addEventListener("change", () => act(select.value));
  view.toggles.push({ select, read });
  return select;
}

function updateBar(view) {
  for (const { button, isOn, select, read } of view.toggles) {
    if (button) button.setAttribute("aria-pressed", String(isOn()));
    else {
      select.value = read();
      select.classList.toggle("active", select.selectedIndex > 0);
    }
  }
}
