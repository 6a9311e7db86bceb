import base from "./base.css";
import breakdown from "./breakdown.css";
import clusters from "./clusters.css";
import controls from "./controls.css";
import dialog from "./dialog.css";
import dock from "./dock.css";
import groups from "./groups.css";
import legend from "./legend.css";
import panel from "./panel.css";
import popup from "./popup.css";
import search from "./search.css";
import sheets from "./sheets.css";
import sidebar from "./sidebar.css";
import stage from "./stage.css";
import toolbar from "./toolbar.css";
import tooltip from "./tooltip.css";

/** The style sheet of the shadow root. */
export const styles = [
  base,
  controls,
  stage,
  tooltip,
  toolbar,
  popup,
  legend,
  clusters,
  groups,
  dialog,
  breakdown,
  panel,
  dock,
  sidebar,
  search,
  sheets,
].join("\n");
