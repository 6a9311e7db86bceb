import { expect } from "vitest";
import type { View } from "./mounted.ts";

function overlap(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Every region lies inside the widget, and none covers another; the legend may scroll. */
export function expectOwnPlaces(view: View): void {
  const root = view.root.getBoundingClientRect();
  const boxes = [...view.boxes()];
  for (const [name, box] of boxes) {
    expect(box.left, name).toBeGreaterThanOrEqual(root.left);
    expect(box.right, name).toBeLessThanOrEqual(root.right);
    expect(box.top, name).toBeGreaterThanOrEqual(root.top);
    expect(box.bottom, name).toBeLessThanOrEqual(root.bottom);
    for (const [other, otherBox] of boxes) {
      if (other === name) continue;
      expect(overlap(box, otherBox), `${name} over ${other}`).toBe(false);
    }
  }
}

/** The titles of the strips lie inside the widget, beside each other and beside all strips. */
export function expectTitlesApart(view: View): void {
  const root = view.root.getBoundingClientRect();
  const titles = [...view.root.querySelectorAll(".category-title")];
  const strips = [...view.boxes()].filter(([name]) => name.endsWith("-categories"));
  const boxes = titles.map((title) => title.getBoundingClientRect());
  for (const [i, box] of boxes.entries()) {
    const name = titles[i]?.textContent ?? "";
    expect(box.left, name).toBeGreaterThanOrEqual(root.left);
    expect(box.right, name).toBeLessThanOrEqual(root.right);
    expect(box.top, name).toBeGreaterThanOrEqual(root.top);
    for (const [strip, stripBox] of strips) {
      expect(overlap(box, stripBox), `${name} over ${strip}`).toBe(false);
    }
    for (const other of boxes.slice(i + 1)) {
      const inner = new DOMRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
      expect(overlap(inner, other), `${name} over the next title`).toBe(false);
    }
  }
}
