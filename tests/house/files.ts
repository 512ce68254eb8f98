// The project's own files, as the house tests read them.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')

/** A source file of the project: its path from the root (with `/`), its text, the files it imports. */
export interface HouseFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly HouseImport[]
}

/** One import: of a file (path from the root) or of a package; `typeOnly` when it leaves no trace at run time. */
export interface HouseImport {
  readonly file: string | null
  readonly name: string
  readonly typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** All TypeScript files below some folders. */
export function houseFiles(...folders: readonly string[]): HouseFile[] {
  return folders
    .flatMap(folder => walk(join(ROOT, folder)))
    .map(path => {
      const text = readFileSync(path, 'utf8')
      const imports = [...text.matchAll(IMPORT)].map(match => {
        const name = (match[2] ?? match[3])!
        const file = name.startsWith('.')
          ? relative(ROOT, resolve(dirname(path), name))
              .split(sep)
              .join('/')
          : null
        return {
          file,
          name,
          typeOnly:
            match[1] !== undefined ||
            (/import\s+\{\s*type\s[^}]*\}/.test(match[0]) &&
              !/[{,]\s*(?!type\s)\w/.test(match[0].slice(match[0].indexOf('{')))),
        }
      })
      return { path: relative(ROOT, path).split(sep).join('/'), text, imports }
    })
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : walk(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}
