/** A label that is to stand on a scale. */
export interface ScaleLabel {
  readonly text: string;
  /** Where on the scale its middle would best be, and how wide it is, in pixels. */
  readonly at: number;
  readonly width: number;
  /** Left out where there is no room for it. */
  readonly isOptional?: boolean;
}

/** A label with its place on a scale. */
export interface PlacedLabel {
  readonly text: string;
  readonly left: number;
}

/** Place labels along a scale `room` pixels wide so that none overlap or extend beyond it. */
export function placeLabels(labels: readonly ScaleLabel[], room: number, gap = 6): PlacedLabel[] {
  const needed = labels.filter(({ isOptional }) => !isOptional).sort((a, b) => a.at - b.at);
  const placed = needed.map(({ text, at, width }) => ({ text, width, left: at - width / 2 }));
  let left = 0;
  for (const label of placed) {
    label.left = Math.max(label.left, left);
    left = label.left + label.width + gap;
  }
  let right = room;
  for (const label of placed.toReversed()) {
    label.left = Math.min(label.left, right - label.width);
    right = label.left - gap;
  }
  for (const { text, at, width, isOptional } of labels) {
    if (!isOptional) continue;
    const from = Math.min(Math.max(at - width / 2, 0), room - width);
    const isFree = placed.every(
      (other) => from + width + gap <= other.left || other.left + other.width + gap <= from,
    );
    if (isFree) placed.push({ text, width, left: from });
  }
  return placed.map(({ text, left: from }) => ({ text, left: from }));
}
