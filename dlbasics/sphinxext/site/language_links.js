// Links to the same page in the other languages.
(() => {
  // The same place in the other language, with what an explorer's link says. A link can be opened without a click,
  // in another tab, or copied.
  for (const link of document.querySelectorAll(".dl-language")) {
    link.onpointerdown = link.onfocus = link.onclick = () => {
      link.href = link.getAttribute("href").replace(/[?#].*$/, "") + location.search + location.hash;
    };
  }
})();
