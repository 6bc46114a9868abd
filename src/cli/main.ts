#!/usr/bin/env node
// The `becard` command as a process.

import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await run(process.argv.slice(2), processTerminal);
