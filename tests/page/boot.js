// Starts the page, and gives tests its memory to look at.
import start from "/page.js";
const { memory } = await start();
window.__memory = memory;
document.getElementById("loading").remove();
