// The commands of the command line that a document prints: in blocks of code, in running text, and in the table of the README.

export interface PrintedCommand {
  /** As it is printed. */
  readonly line: string;
  /** What follows "becard". */
  readonly words: readonly string[];
  /** Whether the document shows it as one to type, and so with all that it needs. */
  readonly isExample: boolean;
}

export function printedCommands(markdown: string): readonly PrintedCommand[] {
  return [...inBlocks(markdown), ...inText(markdown), ...inTable(markdown)];
}

const block = /^ *```\w*\n([\s\S]*?)^ *```$/gm;

function inBlocks(markdown: string): readonly PrintedCommand[] {
  const lines = [...markdown.matchAll(block)].flatMap(([, text = '']) => text.replace(/\\\n\s*/g, '').split('\n'));
  return lines.flatMap(commandsIn).map((line) => ({ line, words: wordsOf(line), isExample: true }));
}

function inText(markdown: string): readonly PrintedCommand[] {
  const spans = [...markdown.replace(block, '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  return spans
    .map((span) => span.replace(/\s+/g, ' '))
    .flatMap(commandsIn)
    .map((line) => ({ line, words: wordsOf(line.replace(/[[\]]/g, '')), isExample: false }));
}

/** Rows such as "| `token list ID` · `revoke ID TOKENID` | … |" of the table below the heading "Command line". */
function inTable(markdown: string): readonly PrintedCommand[] {
  const section = /^## Command line$([\s\S]*?)^##/m.exec(markdown)?.[1] ?? '';
  return [...section.matchAll(/^\| (`.*?) \| /gm)].flatMap(([, cell = '']) => {
    const spans = [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text.replaceAll('\\|', '|'));
    const noun = spans[0]?.split(' ')[0] ?? '';
    return spans.flatMap((span) => {
      const whole = span.startsWith(`${noun} `) || span === noun ? span : `${noun} ${span}`;
      return choicesOf(wordsOf(`becard ${whole.replace(/[[\]]/g, '')}`)).map((words) => ({
        line: span,
        words,
        isExample: true,
      }));
    });
  });
}

/** "show|set ID" stands for two commands. */
function choicesOf(words: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = words;
  if (first === undefined) return [[]];
  return choicesOf(rest).flatMap((tail) => first.split('|').map((choice) => [choice, ...tail]));
}

/** What may come before a command: assignments, the user of a crontab, and programs that run another. */
const before = String.raw`(?:\w+=\S* |sudo |sudo -u \w+ |docker compose exec \w+ |npx )*`;
const program = String.raw`(?:npm run -s becard --|(?:\w+=)?(?:\S*/)?becard)`;
const command = new RegExp(String.raw`^\s*(?:\$ )?${before}(${program} [a-z-].*)$`);

/** The commands of a line of a shell, a crontab or a unit. */
function commandsIn(line: string): readonly string[] {
  const parts = line.replace(/ #.*$/, '').split(/&&|;|\|/);
  return parts.flatMap((part) => command.exec(part)?.[1]?.trim() ?? []);
}

/** The words, without quotes and redirections, up to an explanation that begins behind a gap. */
function wordsOf(line: string): readonly string[] {
  const [typed = ''] = line.replace(new RegExp(`^${program} `), '').split(/\s{2,}/);
  const words = typed.replace(/ [<>]+ \S+/g, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  return words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}
