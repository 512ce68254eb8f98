// Copies that something else than Crosscase changed: refused with what and where, and nothing is changed.

import { closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Connection } from '../../../src/store/driver.ts'
import { stateOf } from '../../support/crash/state.ts'
import { Cases, smallBase } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

/** A copy with a coding and a memo of Ben's, tampered with; the sentence that refuses it. */
async function refusalOf(tamper: (copy: string) => void): Promise<string> {
  const one = await cases.start('Ben')
  await one.theirs('Ben', async hand => {
    await hand.apply('Help', 'Tomasz helped')
    await hand.ask('memo.write', { about: 'source', subjectId: await hand.sourceId(), title: 'Look', body: 'Again.' })
  })
  const look = () => stateOf(one.journey.core.needProject().project.read)
  const before = look()
  tamper(one.copy('Ben'))
  const said = await one.journey.refused('merge.compare', { paths: [one.copy('Ben')] })
  expect(look()).toBe(before)
  return said
}
const byHand = (...statements: string[]) =>
  refusalOf(copy => {
    const connection = new Connection(copy, { mustExist: true })
    connection.pragma('ignore_check_constraints = ON')
    connection.pragma('foreign_keys = OFF')
    for (const statement of statements) connection.run(statement)
    connection.close()
  })
const NEWEST = 'n = (SELECT max(n) FROM anchor)'

describe('a copy that was tampered with', () => {
  it('places outside their text, or on other words than their digest says', async () => {
    expect(await byHand(`UPDATE anchor SET end_offset = 100000 WHERE ${NEWEST}`)).toMatch(
      /changed by something else than Crosscase: An anchor of source .* does not stand on its words/,
    )
    expect(await byHand(`UPDATE anchor SET start_offset = start_offset + 1 WHERE ${NEWEST}`)).toContain('its words')
    expect(await byHand(`UPDATE anchor SET start_offset = -5 WHERE ${NEWEST}`)).toContain('its words')
    expect(await byHand(`UPDATE anchor SET digest = x'0000000000000000' WHERE ${NEWEST}`)).toContain('its words')
  })

  it('JSON that is none', async () => {
    expect(await byHand(`UPDATE memo SET rich = '{"half":'`)).toMatch(/rich of memo [0-9a-f-]{36} is not JSON/)
  })

  it('pages that do not hold together', async () => {
    const said = await refusalOf(copy => {
      const bytes = Buffer.alloc(4096 * 8, 0xa5)
      const file = openSync(copy, 'r+')
      writeSync(file, bytes, 0, bytes.length, Math.floor(statSync(copy).size / 8192) * 4096)
      closeSync(file)
    })
    expect(said).toMatch(/damaged/)
  })

  it('no project at all, and one of more than 8 GB', async () => {
    expect(await refusalOf(copy => truncateSync(copy, Math.floor(readFileSync(copy).length / 3)))).not.toBe('')
    expect(await refusalOf(copy => truncateSync(copy, 9 * 2 ** 30))).toContain('larger than 8 GB')
  })
})
