#!/usr/bin/env node
// The `becard` command as a process. This file alone refuses an older Node than Becard needs, before anything is imported that it lacks.

const oldestNode = 24;
/** EX_CONFIG of sysexits.h: a process manager need not try again. */
const wrongNode = 78;

const { node } = process.versions;
if (Number.parseInt(node, 10) < oldestNode) {
  process.stderr.write(`Becard needs Node ${oldestNode} or newer; this is ${node}.\n`);
  process.exitCode = wrongNode;
} else {
  const { run } = await import('./run.ts');
  const { processTerminal } = await import('./terminal.ts');
  process.exitCode = await run(process.argv.slice(2), processTerminal);
}

export {};
