// Clocks of the place, or of whoever reads. Only clocks exact to the minute are moved: "around 22:00" stays of the place.
const EXACT = /^\d{1,2}[:.]\d{2}$/;
let ownZone = kept.get("clocks") === "reader";

function clocks() {
  for (const time of all(".event time[datetime]")) {
    const place = time.dataset.place ?? time.textContent.trim();
    if (!EXACT.test(place)) continue;
    if (ownZone) {
      time.dataset.place = place;
      time.textContent = new Intl.DateTimeFormat(state.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(time.dateTime));
      time.title = `${place} (${data.zone})`;
    } else if (time.dataset.place) {
      time.textContent = place;
      time.removeAttribute("title");
      delete time.dataset.place;
    }
  }
  byId("clocks").setAttribute("aria-pressed", String(ownZone));
  byId("clocks").dataset.desk = ownZone ? "clocks_reader" : "clocks_place";
  byId("clocks").textContent = deskSay(byId("clocks").dataset.desk);
}

byId("clocks").addEventListener("click", () => { ownZone = !ownZone; kept.set("clocks", ownZone ? "reader" : "place"); clocks(); });
beforeChange.push(() => { for (const time of all(".event time[data-place]")) { time.textContent = time.dataset.place; time.removeAttribute("title"); delete time.dataset.place; } });
afterChange.push(clocks);
