import { StepFailed } from "./run-step.js";

/** What package.json promises under `engines`. */
const NEEDED = { major: 20, minor: 19 };

/** @param {string} version as in `process.versions.node` */
export function checkNodeVersion(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return;
  throw new StepFailed(
    `Tallyboard needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is Node ${version}. Install a newer one from nodejs.org and run the same command again.`,
  );
}
