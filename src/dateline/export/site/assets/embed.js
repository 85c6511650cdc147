"use strict";
// Tells the page around the frame how high this one is, so that nobody has to scroll twice.
(() => {
  const tell = () => parent.postMessage({ dateline: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
})();
