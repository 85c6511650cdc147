new MutationObserver(() => { relabel(); clocks(); }).observe(root, { attributeFilter: ["lang"] });
clocks();
if (root.dataset.empty !== undefined) byId("add-more").open = true;
