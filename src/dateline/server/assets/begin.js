new MutationObserver(() => { relabel(); clocks(); }).observe(root, { attributeFilter: ["lang"] });
clocks();
if (root.dataset.bare !== undefined) byId("add-more").open = true;
