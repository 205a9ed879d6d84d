#!/usr/bin/env node
import { processContext } from "./context.js";
import { run } from "./run.js";

process.exitCode = await run(processContext());
