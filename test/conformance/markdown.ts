// The few forms of Markdown that the made documents need.

/** A link from docs/ to a line of a file. */
export function linkToLine(title: string, path: string, line: number): string {
  return `[${escaped(title)}](../${path}#L${line})`;
}

/** Text as it may stand in a cell of a table. */
export function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** Paragraphs, tables and headings as one page. */
export function page(parts: readonly string[]): string {
  return parts.join('\n\n').concat('\n');
}
