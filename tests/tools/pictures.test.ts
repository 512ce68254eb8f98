// Every picture of the README and of docs is made by tools/pictures.mjs, so that none can go stale.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { PICTURES } from '../../tools/pictures.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const pages = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.md'))
    .map(file => path.join('docs', file)),
]
const shown = pages.flatMap(page =>
  [...readFileSync(path.join(root, page), 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(match => ({
    page,
    file: path.relative(root, path.resolve(root, path.dirname(page), match[1]!)),
  })),
)

it('the pages show some', () => expect(shown.length).toBeGreaterThan(8))
it.each(shown)('$file, on $page', ({ file }) =>
  expect(PICTURES.map(name => path.join('docs', 'pictures', `${name}.png`))).toContain(file),
)
it('what lies in docs/pictures is what the script makes', () =>
  expect(readdirSync(path.join(root, 'docs', 'pictures')).toSorted()).toEqual(
    PICTURES.map(name => `${name}.png`).toSorted(),
  ))
