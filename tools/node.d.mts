/** The folder of the repository. */
export const root: string
/** `v24.21.0` as `[24, 21, 0]`. */
export function versionOf(text: string): number[]
/** Whether a version is at least another. */
export function atLeast(version: readonly number[], least: readonly number[]): boolean
/** The flags a Node of this version needs to run TypeScript as it is. */
export function flagsFor(version: readonly number[]): string[]
/** The words for somebody whose Node is too old. */
export function askForNode(running?: string): string
/** The Node to use with its flags, or null. */
export function chooseNode(folder?: string): { path: string; flags: string[] } | null
/** The script behind a command of node_modules, or null. */
export function commandPath(name: string): string | null

/** How a process that holds the core is started: flags of Node, and of its environment. */
export const coreProcess: { readonly flags: readonly string[]; readonly env: Readonly<Record<string, string>> }
