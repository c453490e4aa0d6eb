// The bar above the columns: filter, view and search. Drawn once a pair; then only states change.

function drawBar(view) {
  const counts = new Map([...Object.keys(KINDS), WITHIN].map((group) => [group, 0]));
  for (const finding of view.pair.found.filter(isDisagreement)) {
    counts.set(groupOf(finding), counts.get(groupOf(finding)) + 1);
  }
  const present = [...counts.keys()].filter((group) => counts.get(group));
  view.toggles = [];
  drawClasses(view);
  view.chips.replaceChildren(
    ...present.map((group) => {
      const words = `${group === WITHIN ? "within one article" : group} ${counts.get(group)}`;
      const sign = group === WITHIN ? null : swatch(group);
      return toggle(view, () => !view.filter.hide.has(group), () => view.toggleKind(group), sign, words);
    }),
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
}

/** All, conflicts or updates, side by side; where nothing is an update there is nothing to choose. */
function drawClasses(view) {
  const found = view.pair.found.filter(isDisagreement);
  const updates = found.filter((finding) => finding.update).length;
  const offered = { "": `all ${found.length}`, conflict: `conflicts ${found.length - updates}`, update: `updates ${updates}` };
  const choose = (only) => {
    view.filter.only = only;
    view.changeFilter();
  };
  const draw = ([only, words]) => toggle(view, () => view.filter.only === only, () => choose(only), words);
  view.classes.replaceChildren(...(updates ? Object.entries(offered).map(draw) : []));
  view.classes.hidden = !updates;
}

/** On a narrow screen all but the kinds is folded away until it is asked for. */
function openControls(view, isOpen) {
  view.bar.classList.toggle("open", isOpen);
  view.more.setAttribute("aria-expanded", String(isOpen));
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
