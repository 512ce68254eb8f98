import type { Tool } from '../options.mjs'

/** How the bench is used. */
export const BENCH: Tool
