// Everything here makes a working page nicer; nothing here is needed to use one.

import {
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from "govuk-frontend";
import { SortableTable } from "@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs";
import "htmx.org";

import { openDetailsToPrint } from "./printing.js";
import { scrollableRegions } from "./scrolling.js";

const components = [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  SortableTable,
];

// Every component marks what it has taken in hand, so a page may be gone through again.
function untouched(root, name) {
  const selector = `[data-module="${name}"]:not([data-${name}-init])`;
  const found = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...found] : found;
}

function enhance(root) {
  for (const Component of components) {
    for (const element of untouched(root, Component.moduleName)) {
      try {
        new Component(element);
      } catch (fault) {
        console.error(fault); // one broken component must not take the others along
      }
    }
  }
  scrollableRegions(root);
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
enhance(document);
openDetailsToPrint();
// A fragment put in by htmx is enhanced as the page was.
document.addEventListener("htmx:after:process", ({ target }) => enhance(target));
