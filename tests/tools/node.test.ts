import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('runs a command of the project on a Node that can run the core', () => {
  const version = execFileSync(process.execPath, ['tools/run.mjs', 'node-which', 'node'], { encoding: 'utf8' })
  expect(version).toContain('node_modules')
})
