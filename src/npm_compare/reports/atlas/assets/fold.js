// @ts-check
// Folding the parts of a long page on a narrow screen. Without this script all are open, and can be folded by hand.
"use strict";

function fold() {
  const narrow = matchMedia("(max-width: 40rem)");
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const parts = document.querySelectorAll("details.part");
  /** @param {boolean} open */
  const every = (open) => parts.forEach((part) => { part.open = open; });

  /** Open the part into which an address leads, and whatever is folded around the place, and go there. @param {string} hash */
  function follow(hash) {
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    /** @type {Element | null | undefined} */
    let around = place.querySelector(":scope > details.part") ?? place;
    for (; around; around = around.parentElement?.closest("details")) if (around instanceof HTMLDetailsElement) around.open = true;
    place.scrollIntoView();
  }

  every(!narrow.matches);
  follow(location.hash);
  narrow.addEventListener("change", () => { if (!narrow.matches) every(true); });
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("beforeprint", () => every(true));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link) setTimeout(() => follow(link.getAttribute("href") ?? "")); // a second time, too: then the address does not change
  });
}

fold();
