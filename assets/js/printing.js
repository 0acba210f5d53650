// On paper nothing can be opened, so what is folded away is opened first and folded
// again afterwards. (The print styles do the same where browsers allow it.)

export function openDetailsToPrint() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => details.setAttribute("open", ""));
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((details) => details.removeAttribute("open"));
    opened = [];
  });
}
