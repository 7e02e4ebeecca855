/** Path of a browser that starts, or undefined. Throws if CHROMIUM_PATH names one that does not. */
export function findBrowser(): Promise<string | undefined>;
/** Finds a browser or installs one; throws an error whose message is one sentence that says what to do. */
export function ensureBrowser(say?: (sentence: string) => void): Promise<string>;
/** Switches under which a browser starts as root, in a container and without calling anybody. */
export const browserArguments: string[];
