// A wide table stands in a region that scrolls by keyboard. Where the table fits, the
// region need not be a stop of the Tab key.

const watched = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const overflows = target.scrollWidth > target.clientWidth + 1;
    if (overflows) {
      target.setAttribute("tabindex", "0");
    } else {
      target.removeAttribute("tabindex");
    }
  }
});

export function scrollableRegions(root) {
  root.querySelectorAll(".fp-scroll").forEach((region) => watched.observe(region));
}
