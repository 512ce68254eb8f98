// What `--help` and a slip say: plain words, nothing set up, no place in our code.

import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { root } from '../../tools/node.mjs'

const tool = (name: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/${name}.mjs`, ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, out: stdout, error: stderr }
}

describe('help of the tools', () => {
  for (const [name, line, words] of [
    ['bench', 'npm run bench -- ', ['--only NAME', 'merge-million', '--scale N', '--keep FOLDER']],
    ['soak', 'npm run soak ', ['tests/**/*.soak.ts', '-t WORDS']],
    ['test', 'npm test ', ['npm test -- tests/store', '-t WORDS']],
    ['start', 'npm start ', ['--web', '--desktop', '--port N', '--no-open']],
  ] as const)
    it(`${name} says what can be asked`, () => {
      const { status, out, error } = tool(name, '--help')
      expect([status, error]).toEqual([0, ''])
      expect(out.startsWith(line)).toBe(true)
      for (const one of words) expect(out).toContain(one)
    })

  it('a slip is said in a sentence, with what can be asked', () => {
    for (const [name, args, sentence] of [
      ['bench', ['--onlx', 'core'], "Unknown option '--onlx'."],
      ['bench', ['--only', 'everything'], '--only is one of core, keyed, million,'],
      ['bench', ['--scale', 'big'], '--scale takes N, not “big”.'],
      ['bench', ['--only'], "Option '--only <value>' argument missing."],
      ['start', ['--browser'], "Unknown option '--browser'."],
      ['start', ['--port', 'mine'], '--port takes N, not “mine”.'],
      ['start', ['here'], "Unexpected argument 'here'."],
    ] as const) {
      const { status, out, error } = tool(name, ...args)
      expect([args, status, out, error.slice(0, sentence.length)]).toEqual([args, 2, '', sentence])
      expect(error).toContain(name === 'bench' ? 'npm run bench -- ' : 'npm start ')
      expect(error).not.toMatch(/\.m?[jt]s:\d/)
    }
  })
})
