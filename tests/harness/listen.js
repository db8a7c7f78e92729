// Notes every text that a live region of the page gets, in order and with the page's time: the same text twice in a
// row is two notes, as it is read twice. A message stands in a part of its region, or is all of it.
(() => {
  const LIVE = "[aria-live], [role=status], [role=log], [role=alert], output";
  const regionOf = (element) => {
    const region = element?.closest(LIVE);
    return region?.getAttribute("aria-live") === "off" ? null : region;
  };
  const parts = (region) => (region.children.length ? [...region.children] : [region]);
  const partOf = (element, region) => parts(region).find((part) => part.contains(element));

  // What a change has put where a screen reader listens.
  const changed = ({ target, addedNodes }) => {
    const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
    const region = regionOf(element);
    if (region && element !== region) return [partOf(element, region) ?? region];
    const added = [...addedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
    if (region) return added.length ? added : parts(region);
    return added.flatMap((node) => [node, ...node.querySelectorAll("*")]).filter((node) => node.matches(LIVE));
  };

  window.__said = [];
  new MutationObserver((changes) => {
    for (const part of new Set(changes.flatMap(changed))) {
      const [region, words] = [regionOf(part), part.textContent.trim()];
      if (!region || words === "" || !part.isConnected) continue;
      const name = region.dataset.ww ?? region.outerHTML.slice(0, 160);
      window.__said.push({ at: Date.now(), region: name, words });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
