// Everything here makes a working page nicer; nothing here is needed to use one.

import {
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
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

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}

function enhance(scope) {
  components.forEach((component) => createAll(component, undefined, scope));
  scrollableRegions(scope);
}

enhance(document);
openDetailsToPrint();
// A fragment put in by htmx is enhanced as the page was.
document.addEventListener("htmx:after:swap", ({ target }) => enhance(target));
