/** What the bundle makes its elements with; `build.mjs` adds it to each file that has any. */
export { Fragment, h } from "preact";
