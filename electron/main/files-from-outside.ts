// Project files that the system hands over: a double click, a drop on the icon, a second start with a file.

import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project file among the arguments of a start, as an absolute path; null when there is none. */
export function projectIn(argv: readonly string[], folder: string): string | null {
  const named = argv.slice(1).find(argument => !argument.startsWith('-') && /\.crosscase$/i.test(argument))
  if (named === undefined) return null
  const file = path.resolve(folder, named)
  return existsSync(file) ? file : null
}
