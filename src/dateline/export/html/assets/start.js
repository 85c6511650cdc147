"use strict";
(() => {
const root = document.documentElement;
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 67.99rem)");

// A page opened from disk may have no storage; what a person chose is then kept for this visit only.
const kept = {
  get(name) { try { return localStorage.getItem("dateline." + name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem("dateline." + name, value); } catch { /* nothing to keep it in */ } },
};

// What one part of the page tells the others, each in one place.
const state = { language: root.lang, query: "", from: null, to: null, current: null };
root.classList.add("js");

const tools = byId("tools");
const measure = () => root.style.setProperty("--tools", tools.offsetHeight + "px");
new ResizeObserver(measure).observe(tools);
