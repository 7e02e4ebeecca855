#!/usr/bin/env node
import { ensureBrowser } from './browser.js';

try {
  await ensureBrowser((sentence) => console.error(sentence));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
