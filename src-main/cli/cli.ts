#!/usr/bin/env node
import { run } from './run.ts'

// Set, not passed to `exit`: what is still being written to a pipe gets there.
process.exitCode = await run(process.argv.slice(2))
