// What one did not think of: each word or phrase is a button that puts it into the pattern field.

function suggestionsPanel(app) {
  const told = make("p", { class: "mkw-soft", role: "status" });
  const list = make("ul", { class: "mkw-list mkw-suggested" });
  const outlets = make("select", { "aria-label": "Outlet" });
  const ask = async (what, wanted, toldWhile) => {
    told.textContent = toldWhile;
    list.replaceChildren();
    const found = await app.kernel.ask("suggest", { what, wanted });
    told.textContent = found.error || (found.items.length ? found.told : "Nothing was found.");
    list.replaceChildren(
      ...(found.items || []).map((item) =>
        make(
          "li",
          {},
          button([foreign(item.pattern), make("small", {}, item.told)], () => app.setPattern(item.pattern), {
            "aria-label": `${item.pattern}: ${item.told}. Put it into the pattern field`,
          }),
        ),
      ),
    );
    app.say(told.textContent);
    show();
  };
  /** Scrolls the column, not the notebook, to what is suggested. */
  const show = () => (element.parentElement.scrollTop = element.offsetTop - element.parentElement.offsetTop);
  const buttons = make(
    "div", { class: "mkw-buttons" },
    button("Words near it", () => ask("collocates", app.state.pattern, "Counting the words near it …")),
    button("Similar phrases", () => ask("similar_phrases", app.state.pattern, "Looking for similar phrases …")),
  );
  const keyness = make(
    "div", { class: "mkw-buttons" },
    outlets,
    button("Its key words", () => ask("keyness", outlets.value, "Counting the words of all articles …")),
  );
  const outletsTold = make("p", { class: "mkw-soft" });
  const element = make(
    "details", { class: "mkw-suggestions" },
    make("summary", {}, "What else is there?"),
    make("p", { class: "mkw-soft" }, "Of the pattern that is typed:"), buttons,
    outletsTold, keyness,
    told, list,
  );
  element.addEventListener("toggle", () => element.open && show());
  return {
    element,
    open(groups, by) {
      outlets.setAttribute("aria-label", by);
      outletsTold.replaceChildren("Of one ", foreign(by), " against the others:");
      outlets.replaceChildren(...groups.map((name) => make("option", { value: name }, name)));
    },
  };
}
