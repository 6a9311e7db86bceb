/** What XML 1.0 can't hold, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u007f-\u009f]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Escape a text for XML, and replace what XML can't hold. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

/** Format a length in hundredths of a CSS pixel. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Attributes of an element; `null` leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** Write the opening tag of an element without its closing bracket. */
export function opening(tag: string, attributes: Attributes): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const text = typeof value === "number" ? decimal(value) : escapeXml(String(value));
      return ` ${name}="${text}"`;
    });
  return `<${tag}${written.join("")}`;
}
