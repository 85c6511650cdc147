new MutationObserver(() => { relabel(); clocks(); }).observe(root, { attributeFilter: ["lang"] });
clocks();
// A story without sources asks for some, unless they are on their way.
if (root.dataset.bare !== undefined) setTimeout(() => { if (!events.length && !byId("jobs-list").children.length) byId("add-more").open = true; }, 1500);
