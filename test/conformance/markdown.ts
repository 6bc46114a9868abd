// The few forms of Markdown that the made documents need.

/** A link from docs/ to the file of a test, named by the test's title: an edit of the file leaves the page as it is. */
export function linkToTest(title: string, path: string): string {
  return `[${escaped(title)}](../${path})`;
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
