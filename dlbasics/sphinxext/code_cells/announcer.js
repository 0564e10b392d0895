// What a screen reader says when something happens in a code cell.
import { element } from "./dom.js";

const region = element("p", { className: "dl-visually-hidden dl-announcer", role: "status" });
document.body.append(region);

export const announce = (text) => { region.textContent = text.replace(/\s+/g, " ").trim(); };
