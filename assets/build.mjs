// Builds the styles, scripts and fonts of the pages: `npm run build`.
//
// Output goes to src/frankpledge/ui/static/frankpledge/, which is never committed; the
// wheel carries it. Every url() in the styles must name a file that is there, because
// hashed static storage stops on one it cannot find.

import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import * as sass from "sass";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const target = join(root, "src/frankpledge/ui/static/frankpledge");

// Web fonts are the latin cuts (16 KB each) and the rest of the European letters
// (33 KB, fetched only by a page that has one). Documents are set by typst, which
// reads TTF and not WOFF2.
const webFonts = ["latin-400-normal", "latin-600-normal", "latin-400-italic"].flatMap(
  (cut) => [cut, cut.replace("latin", "latin-ext")],
);
const documentFonts = ["Regular", "Semibold", "Bold", "It"];

function compileStyles() {
  const result = sass.compile(join(root, "assets/sass/application.scss"), {
    // @ministryofjustice/frontend names node_modules/govuk-frontend itself, so the
    // root must be a load path; the same module by another path would load twice.
    loadPaths: [root, modules],
    style: "compressed",
    charset: false,
    quietDeps: true,
  });
  return result.css;
}

async function bundleScripts() {
  await esbuild.build({
    entryPoints: [join(root, "assets/js/application.js")],
    outfile: join(target, "application.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "linked",
    logLevel: "warning",
  });
}

async function copyFonts() {
  await mkdir(join(target, "fonts"), { recursive: true });
  const copies = [
    ...webFonts.map((cut) => [
      join(modules, `@fontsource/source-sans-3/files/source-sans-3-${cut}.woff2`),
      join(target, `fonts/source-sans-3-${cut}.woff2`),
    ]),
    ...documentFonts.map((cut) => [
      join(modules, `source-sans/TTF/SourceSans3-${cut}.ttf`),
      join(target, `fonts/SourceSans3-${cut}.ttf`),
    ]),
    [join(modules, "@fontsource/source-sans-3/LICENSE"), join(target, "fonts/LICENSE.txt")],
  ];
  await Promise.all(copies.map(([from, to]) => cp(from, to)));
}

async function checkAddresses(css) {
  const named = [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, url]) => url);
  for (const url of named.filter((each) => !each.startsWith("data:"))) {
    await readFile(join(target, url)).catch(() => {
      throw new Error(`The styles name ${url}, which the build did not make.`);
    });
  }
}

const css = compileStyles(); // first: a mistake there leaves the last build standing
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await Promise.all([
  bundleScripts(),
  copyFonts(),
  writeFile(join(target, "application.css"), css),
  cp(join(root, "assets/images/favicon.svg"), join(target, "favicon.svg")),
]);
await checkAddresses(css);
const script = await readFile(join(target, "application.js"));
const kilobytes = (data) => `${Math.round(gzipSync(data).length / 1024)} KB gzipped`;
process.stdout.write(
  `${relative(root, target)}: application.css ${kilobytes(css)}, ` +
    `application.js ${kilobytes(script)}\n`,
);
