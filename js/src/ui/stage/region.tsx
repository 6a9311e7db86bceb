import type { ComponentChildren, HTMLAttributes } from "preact";
import { boxStyle } from "../../interaction/dom.ts";
import type { Box } from "../../layout/stage-layout.ts";
import type { RegionName } from "../../panels/stage/hit-test.ts";
import type { PanelName } from "../../panels/stage/panel-registry.ts";

/** The elements of the stage, by region. */
export interface StageElements {
  readonly regions: Map<RegionName, HTMLElement>;
  readonly canvases: Map<PanelName, HTMLCanvasElement>;
}

/** A region of the stage in its box; `keys` are for one that has keys of its own. */
export function Region({
  name,
  box,
  elements,
  layers = [name],
  keys = {},
  children,
}: {
  name: RegionName;
  box: Box;
  elements: StageElements;
  layers?: readonly PanelName[];
  keys?: HTMLAttributes<HTMLDivElement>;
  children?: ComponentChildren;
}) {
  const { x, y, width, height } = box;
  return (
    <div
      class="region"
      data-region={name}
      {...keys}
      hidden={width === 0 || height === 0}
      style={boxStyle(x, y, width, height)}
      ref={(element) => {
        if (element) elements.regions.set(name, element);
      }}
    >
      {layers.map((layer) => (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
        <canvas
          key={layer}
          aria-hidden="true"
          ref={(element) => {
            if (element) elements.canvases.set(layer, element);
          }}
        />
      ))}
      {children}
    </div>
  );
}
