import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveImport, toSource } from './sources.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  /** Specifiers with their lines: './a.ts:1'. */
  readonly imports: readonly string[];
}

const cases: readonly Case[] = [
  { name: 'a named import', text: "import { a } from './a.ts';", imports: ['./a.ts:1'] },
  { name: 'a default and a named import', text: 'import a, { type B as C } from "./a.ts"', imports: ['./a.ts:1'] },
  { name: 'a namespace import', text: "import * as a from './a.ts';", imports: ['./a.ts:1'] },
  { name: 'a type import', text: "import type { A } from './a.ts';", imports: ['./a.ts:1'] },
  { name: 'a default import that is called type', text: "import type from './a.ts';", imports: ['./a.ts:1'] },
  { name: 'an import for its effect', text: "import './a.css';", imports: ['./a.css:1'] },
  { name: 'a dynamic import', text: "const a = await import('./a.ts');", imports: ['./a.ts:1'] },
  { name: 'a type by import', text: "type A = import('./a.ts').A;", imports: ['./a.ts:1'] },
  { name: 'an export of names', text: "export { a, type B } from './a.ts';", imports: ['./a.ts:1'] },
  {
    name: 'an export of everything',
    text: "export * from './a.ts';\nexport type * from './b.ts';",
    imports: ['./a.ts:1', './b.ts:2'],
  },
  { name: 'an export of everything under a name', text: "export * as a from './a.ts';", imports: ['./a.ts:1'] },
  { name: 'an import over several lines', text: "import {\n  a,\n  b,\n} from './a.ts';", imports: ['./a.ts:4'] },
  {
    name: 'a comment inside an import',
    text: "import { a /* from './no.ts' */ } from './a.ts';",
    imports: ['./a.ts:1'],
  },
  { name: 'an export right before an import', text: "export default a\nimport b from './b.ts'", imports: ['./b.ts:2'] },
  {
    name: 'import() of code inside a template',
    text: `const a = \`x \${await import("./a.ts")} y\`;`,
    imports: ['./a.ts:1'],
  },
  {
    name: 'import() inside a template inside a template',
    text: `a = \`\${\`\${import("./a.ts")}\`} \${b}\``,
    imports: ['./a.ts:1'],
  },
  {
    name: 'an import after a template with braces',
    text: `a = \`\${{ b: 1 }.b} {\`;\nimport './a.ts';`,
    imports: ['./a.ts:2'],
  },
  {
    name: 'an import after a regular expression with quotes',
    text: "const a = /['\"`/*]/;\nimport './a.ts';",
    imports: ['./a.ts:2'],
  },
  {
    name: 'an import after a division',
    text: "const a = b / c;\nimport './a.ts';\nconst d = 1 / 2;",
    imports: ['./a.ts:2'],
  },
  {
    name: 'import() after a text of JSX with an apostrophe',
    text: "<p>Don't</p>;\nimport('./a.tsx')",
    imports: ['./a.tsx:2'],
  },
  { name: 'import() beside closing tags', text: "<a></a>; import('./a.tsx'); <b></b>", imports: ['./a.tsx:1'] },
  { name: 'no import in a line comment', text: "// import { a } from './a.ts';", imports: [] },
  { name: 'no import in a block comment', text: "/* import './a.ts';\n import('./a.ts') */", imports: [] },
  { name: 'no import in a text', text: 'const a = "import b from \'./b.ts\'";', imports: [] },
  { name: 'no import in a template', text: "const a = `import b from './b.ts'`;", imports: [] },
  { name: 'no import in a text with escaped quotes', text: "const a = 'it\\'s import(\"./a.ts\")';", imports: [] },
  { name: 'no import in Array.from', text: "Array.from('abc'); export const a = Array.from('abc');", imports: [] },
  { name: 'no import in import.meta', text: "import.meta.resolve('./a.ts');", imports: [] },
  { name: 'no import in a property called import', text: "table.import('./a.ts');", imports: [] },
  {
    name: 'no import in an export of a value',
    text: "export const from = 'a';\nexport { from };\nconst b = 'c';",
    imports: [],
  },
];

for (const { name, text, imports } of cases) {
  test(`the scanner reads ${name}`, () => {
    const source = toSource('src/x.ts', text);

    assert.deepEqual(
      source.imports.map(({ specifier, line }) => `${specifier}:${line}`),
      imports,
    );
  });
}

test('a relative import leads to a file of the project, with or without its ending', () => {
  const paths = new Set(['src/a/index.ts', 'src/a/b.ts', 'console/src/App.tsx']);
  const leads = (from: string, specifier: string): string | undefined => resolveImport(from, specifier, paths);

  assert.equal(leads('src/a/index.ts', './b.ts'), 'src/a/b.ts');
  assert.equal(leads('src/c/d.ts', '../a/index.ts'), 'src/a/index.ts');
  assert.equal(leads('src/c/d.ts', '../a'), 'src/a/index.ts');
  assert.equal(leads('console/src/main.tsx', './App'), 'console/src/App.tsx');
  assert.equal(leads('console/src/main.tsx', './App.tsx?raw'), 'console/src/App.tsx');
  assert.equal(leads('src/a/b.ts', 'hono'), undefined);
  assert.equal(leads('src/a/b.ts', './style.css'), undefined);
});
