// Copies that something else than Crosscase changed: refused with what and where, and nothing is changed.

import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Connection } from '../../../src/store/driver.ts'
import { sql } from '../../../src/store/sql.ts'
import { refuseTooMany } from '../../../src/team/merge/incoming-queries.ts'
import { stateOf } from '../../support/crash/state.ts'
import { Cases, smallBase, type Hand } from './support/merge-case.ts'

const cases = new Cases(smallBase)
afterAll(() => cases.end())

async function codesAndWrites(hand: Hand): Promise<void> {
  await hand.apply('Help', 'Tomasz helped')
  await writes(hand)
}
async function writes(hand: Hand): Promise<void> {
  await hand.ask('memo.write', { about: 'source', subjectId: await hand.sourceId(), title: 'Look', body: 'Again.' })
}

/** Writes over the first page of a table or an index. */
function overwrite(copy: string, name: string): void {
  const connection = new Connection(copy, { mustExist: true })
  const { root } = connection.get<{ root: number }>(
    sql`SELECT rootpage AS root FROM sqlite_schema WHERE name = ${name}`,
  )!
  connection.close()
  const file = openSync(copy, 'r+')
  writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, (root - 1) * 4096)
  closeSync(file)
}

/** A copy with a coding and a memo of Ben's, or other work of his, tampered with; the sentence that refuses it. */
async function refusalOf(tamper: (copy: string) => void, work = codesAndWrites): Promise<string> {
  const one = await cases.start('Ben')
  await one.theirs('Ben', work)
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

  it.each([
    ['saved_filter', 'filter', 'name', 'Mine', '{"is":"nothing like it"}', /filter\.is: expected one of/],
    ['saved_filter', 'filter', 'name', 'Mine', '{"all":{"not":"a list"}}', /filter\.all: expected a list/],
    [
      'saved_filter',
      'filter',
      'name',
      'Mine',
      '{"is":"sources","ids":["x"]}',
      /filter\.ids\[0\]: expected the id of a source/,
    ],
    ['saved_display', 'request', 'name', 'Table', '{"matrix":{"rows":"codes"}}', /request\.matrix\.columns: expected/],
    ['saved_display', 'request', 'name', 'Table', '[]', /request: expected|request\.matrix: expected/],
  ])('%s of another shape (%s): %#', async (table, column, called, name, json, says) => {
    const said = await byHand(
      `INSERT INTO ${table} (n, id, ${called}, ${column}, coder_id, made_at) VALUES (900, randomblob(16), '${name}', '${json}', (SELECT id FROM coder LIMIT 1), '2026-01-01T00:00:00.000Z')`,
      `INSERT INTO change_row (change_n, table_name, deed, first_row, last_row) VALUES ((SELECT max(n) FROM change), '${table}', 'insert', 900, 900)`,
    )
    expect(said).toContain(`${column} of ${table} “${name}”`)
    expect(said).toMatch(says)
    expect(said).toContain('Nothing was changed')
  })

  const NEWEST_CHANGE = 'n = (SELECT max(n) FROM change_row)'

  it.each([
    ['runs of rows without end', `UPDATE change_row SET last_row = 9007199254740991 WHERE ${NEWEST_CHANGE}`],
    [
      'runs of rows that end before they begin',
      `UPDATE change_row SET first_row = last_row + 5 WHERE ${NEWEST_CHANGE}`,
    ],
    [
      'a row before its change that is no JSON',
      `UPDATE change_row SET deed = 'update', before = '[{' WHERE ${NEWEST_CHANGE}`,
    ],
    [
      'a row before its change that is none',
      `UPDATE change_row SET deed = 'update', before = '[{"title":{"not":"this"}}]' WHERE ${NEWEST_CHANGE}`,
    ],
    [
      'a row before its change whose columns are unheard of, or of another kind',
      `UPDATE change_row SET deed = 'update', before = '[{"title":7,"id":"x"}]' WHERE ${NEWEST_CHANGE}`,
    ],
    ['what cannot be unpacked', `UPDATE change_row SET deed = 'update', before = x'00ff00ff' WHERE ${NEWEST_CHANGE}`],
    ['nothing where a row was', `UPDATE change_row SET deed = 'update', before = NULL WHERE ${NEWEST_CHANGE}`],
  ])('a history of %s', async (_what, statement) => {
    expect(await byHand(statement)).toMatch(
      /^“Ben.crosscase” was changed by something else than Crosscase: Its history .* Ask for it again. Nothing was changed.$/,
    )
  })

  it('what was withheld from it, told badly', async () => {
    expect(await byHand(`UPDATE hand_out SET withheld = '{"sources":7}'`)).toMatch(
      /^“Ben.crosscase” was changed by something else than Crosscase: What it does not have of the project/,
    )
  })

  it('what was done in it, told under an id that is none: where it would be written, nothing is', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', codesAndWrites)
    const look = () => stateOf(one.journey.core.needProject().project.read)
    const before = look()
    const connection = new Connection(one.copy('Ben'), { mustExist: true })
    connection.pragma('ignore_check_constraints = ON')
    connection.pragma('foreign_keys = OFF')
    connection.run(`UPDATE act SET id = zeroblob(100000) WHERE n = (SELECT max(n) FROM act)`)
    connection.close()
    const { id: planId } = await one.compare('Ben')
    expect(await one.journey.refused('merge.apply', { planId })).toMatch(
      /^“Ben.crosscase” was changed by something else than Crosscase: What was done in it is not told as it should be/,
    )
    expect(look()).toBe(before)
  })

  it('rows that refer to what is not there, where no sense can be made of them', async () => {
    const said = await refusalOf(
      copy => {
        const connection = new Connection(copy, { mustExist: true })
        connection.pragma('foreign_keys = OFF')
        connection.run('UPDATE source SET id = (SELECT id FROM code LIMIT 1) WHERE n = (SELECT max(n) FROM source)')
        connection.close()
      },
      async hand => {
        const file = hand.journey.path('more.txt')
        writeFileSync(file, 'They told each other early.')
        const plan = await hand.ask('import.plan', { paths: [file] })
        await hand.ask('import.apply', {
          files: plan.map(({ token, name, kind, date }) => ({
            token,
            name,
            kind,
            date,
            caseKeys: [],
            participantKeys: [],
          })),
        })
        const sources = await hand.ask('source.list', {})
        await hand.ask('coding.apply', {
          sourceId: sources.at(-1)!.id,
          codeIds: [(await hand.ask('code.list', {}))[0]!.id],
          range: { start: 0, end: 9 },
        })
      },
    )
    expect(said).toMatch(
      /“Ben.crosscase” was changed by something else than Crosscase: A row of \w+ refers to a row of source/,
    )
  })

  it('passes over rows that it did not touch', async () => {
    // The same JSON in a row that no change of the copy names: it does not come in.
    await expect(
      byHand(
        `INSERT INTO saved_filter (n, id, name, filter, coder_id, made_at) VALUES (900, randomblob(16), 'Old', '{"is":"x"}', (SELECT id FROM coder LIMIT 1), '2026-01-01T00:00:00.000Z')`,
      ),
    ).rejects.toThrow('merge.compare was not refused')
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

  it.each(['paragraph', 'sqlite_autoindex_paragraph_1', 'anchor', 'change_row'])(
    'pages of %s, where a place came onto words',
    async name => {
      expect(await refusalOf(copy => overwrite(copy, name))).toMatch(/“[^”]+” is damaged \(/)
    },
  )

  it('texts, where words were corrected', async () => {
    const said = await refusalOf(
      copy => overwrite(copy, 'paragraph'),
      hand => hand.correct('Tomasz helped', 'Tomasz has helped'),
    )
    expect(said).toMatch(/“[^”]+” is damaged \(/)
  })

  it('but not texts of which nothing is read: what else came is there', async () => {
    const one = await cases.start('Ben')
    await one.theirs('Ben', writes)
    overwrite(one.copy('Ben'), 'paragraph')
    const { counts } = await one.mergeWith(['Ben'], {})
    expect(counts.result.memos).toBe(counts.ours.memos + 1)
  })

  it('no project at all, and one of more than 8 GB', async () => {
    expect(await refusalOf(copy => truncateSync(copy, Math.floor(readFileSync(copy).length / 3)))).not.toBe('')
    expect(await refusalOf(copy => truncateSync(copy, 9 * 2 ** 30))).toContain('larger than 8 GB')
  })
})

describe('more than there is room for', () => {
  it('two million rows need two gigabytes, and less is refused in words with a way out', () => {
    expect(() => refuseTooMany(2_000_000, 2 * 2 ** 30)).not.toThrow()
    expect(() => refuseTooMany(2_000_000, 1.5 * 2 ** 30)).toThrow(
      'These copies bring more at once than there is memory for here: 2,000,000 rows, where about 1,610,612 fit. Bring them in one after the other. Nothing was changed.',
    )
  })
})
