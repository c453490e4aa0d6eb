// Elements from text. Nothing in the reader ever parses a string as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children; strings become text, null and false are left out. */
function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/** The text with the given UTF-16 ranges emphasised. */
function emphasise(text, ranges = []) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), el("b", { class: "differs" }, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

function key(name) {
  return el("kbd", { "aria-hidden": "true" }, name);
}

function wantsStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
