// A table from data: text stays text, and links stay within the app where they can.

const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".sheet");
  const text = new TextDecoder().decode(data);
  place.milaanOpen = (link) => setTriggerValue("opened", link);
  if (drawn.get(place) === text) return;
  drawn.set(place, text);
  const sheet = JSON.parse(text);
  place.setAttribute("aria-label", sheet.name);
  place.className = `sheet ${sheet.role}`;
  place.style.setProperty("--columns", sheet.heads.length);
  place.replaceChildren(drawTable(sheet, place));
  watchWidth(place);
}

function drawTable(sheet, place) {
  return el(
    "table",
    {},
    el("caption", { class: "aloud" }, sheet.name),
    el("thead", {}, el("tr", {}, sheet.heads.map((cell) => drawCell("th", cell, { scope: "col" }, place)))),
    sheet.rows.map((row) => drawRow(row, sheet.heads.length, place)),
  );
}

/** A row and its note belong together, so that each is a body of its own. */
function drawRow({ role, note, cells }, width, place) {
  const [head, ...rest] = cells;
  return el(
    "tbody",
    { class: role },
    el("tr", {}, drawCell("th", head, { scope: "row" }, place), rest.map((cell) => drawCell("td", cell, {}, place))),
    note && el("tr", { class: "note" }, el("td", { colspan: width }, el("span", {}, note))),
  );
}

function drawCell(tag, { role, lines }, attributes, place) {
  return el(tag, { ...attributes, class: role }, lines.map((line) => drawLine(line, place)));
}

function drawLine(line, place) {
  const { text, role, lang, to } = line;
  if (!to) return el("span", { class: `of ${role}`, lang }, text);
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // another tab
    event.preventDefault();
    place.milaanOpen({ page: line.page, query: line.query });
  };
  return el("a", { class: `of ${role}`, lang, href: to, onclick: open }, text);
}

/** Notes stay in sight while a wide table is moved: they are as wide as what is seen of it. */
function watchWidth(place) {
  place.milaanWatch ??= new ResizeObserver(() => place.style.setProperty("--seen", `${place.clientWidth}px`));
  place.milaanWatch.observe(place);
}
