addEventListener("message", (event) => {
  if (!event.data || event.data.dateline !== "height" || !(event.data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe.dateline-story"))
    if (frame.contentWindow === event.source) frame.style.height = Math.min(event.data.height + 2, 30000) + "px";
});
