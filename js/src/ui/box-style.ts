/** Puts an element that is positioned by itself over a box. */
export function boxStyle(
  left: number,
  top: number,
  width: number,
  height: number,
): Record<string, string> {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}
