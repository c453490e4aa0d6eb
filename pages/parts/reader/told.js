// What changes often, handed to the reader beside: see BOARD in component.js.

export default function ({ data }) {
  const board = (globalThis.milaanBoard ??= new EventTarget());
  board.told = data;
  board.dispatchEvent(new Event("told"));
  return () => {
    board.told = null;
  };
}
