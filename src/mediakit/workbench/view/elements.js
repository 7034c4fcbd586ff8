// Elements and messages. Text of articles only ever becomes text nodes: nothing here reads it as HTML.

/** An element with attributes (`on` holds listeners, `true` and `false` set and leave out) and children. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Text from outside, kept from turning the text around it. */
function foreign(text, attributes = {}) {
  return make("bdi", attributes, text);
}

function button(label, onClick, attributes = {}) {
  return make("button", { type: "button", ...attributes, on: { click: onClick } }, label);
}

let lastId = 0;
const newId = (name) => `mkw-${name}-${(lastId += 1)}`;

/** Questions to the kernel, each with a promise of its answer. */
function kernelOf(model) {
  const waiting = new Map();
  const name = crypto.randomUUID ? crypto.randomUUID() : String(Math.random());
  let last = 0;
  let asked = 0;
  const onMessage = (told) => {
    const settle = waiting.get(told.number);
    waiting.delete(told.number);
    if (settle) settle(told);
  };
  model.on("msg:custom", onMessage);
  return {
    ask(kind, question = {}) {
      const number = `${name}:${(last += 1)}`;
      if (kind !== "prepare") asked = performance.now();
      return new Promise((resolve) => {
        waiting.set(number, resolve);
        model.send({ number, kind, ...question });
      });
    },
    /** For how many milliseconds there has been no question, those that prepare aside. */
    idleFor: () => (waiting.size ? 0 : performance.now() - asked),
    close: () => model.off("msg:custom", onMessage),
  };
}

/** Runs `work` with the newest arguments only: one at a time, and of those that come meanwhile only the last. */
function newestOnly(work) {
  let running = false;
  let next = null;
  return async function run(...given) {
    if (running) {
      next = given;
      return;
    }
    running = true;
    try {
      await work(...given);
    } finally {
      running = false;
      if (next) {
        const again = next;
        next = null;
        run(...again);
      }
    }
  };
}

function debounced(work, milliseconds) {
  let timer = 0;
  const run = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
  run.now = (...given) => {
    clearTimeout(timer);
    work(...given);
  };
  run.stop = () => clearTimeout(timer);
  return run;
}

/** Moves focus among siblings of which one is reached by Tab; tells which has it. */
function focusOnly(elements, chosen) {
  for (const element of elements) element.tabIndex = element === chosen ? 0 : -1;
}

const percentOf = (share) =>
  share > 0 && share < 0.005 ? "under 1%" : share < 1 && share >= 0.995 ? "over 99%" : `${Math.round(100 * share)}%`;

const numberOf = (n) => n.toLocaleString("en");
