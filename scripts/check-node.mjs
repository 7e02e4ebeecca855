// Vitest 5 and node:sqlite need Node 22.13 or later. On Linux npm ci brings it: see optionalDependencies.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `Node ${process.versions.node} is too old. Run through npm scripts after "npm ci" (it brings Node 24 on Linux), or install Node 24.`,
  );
  process.exit(1);
}
