// The few forms of Markdown that the generated documents need. No line of prose is wider than 100 columns.

const maxColumns = 100;

/** A link from docs/ to the file of a test, named by the test's title: an edit of the file leaves the page as it is. */
export function linkToTest(title: string, path: string): string {
  return `[${escaped(title)}](../${path})`;
}

/** Text without the characters that Markdown would interpret in a link or a table. */
export function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** List items, wrapped; an item of a list below another one begins with two spaces. */
export function list(items: readonly string[]): string {
  return items.map(listItem).join('\n');
}

function listItem(item: string): string {
  const indent = item.length - item.trimStart().length;
  return wrapped(item.trimStart(), `${' '.repeat(indent)}- `, ' '.repeat(indent + 2));
}

/** A paragraph in lines of at most 100 columns. A word that would start a list or a heading does not begin a line. */
export function wrapped(text: string, first = '', next = ''): string {
  const [head = '', ...words] = text.split(/\s+/);
  const lines: string[] = [];
  let line = `${first}${head}`;
  for (const word of words) {
    const fits = line.length + 1 + word.length <= maxColumns || /^(?:[-+>#|*]|\d+[.)])$/.test(word);
    if (!fits) lines.push(line);
    line = fits ? `${line} ${word}` : `${next}${word}`;
  }
  return [...lines, line].join('\n');
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
