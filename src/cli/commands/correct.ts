import type { Command } from '../command.ts'
import { counted } from '../show.ts'

/** Commands that correct the text of a source. */
export const correctCommands: readonly Command[] = [
  {
    name: 'source replace',
    takes: ['P', 'SOURCE', 'FILE'],
    says: 'Puts a corrected file in the place of a source’s text. Codings are found again by words and context; it says how many are kept, moved, changed and lost. Lost ones wait in the queue.',
    options: {
      reason: { kind: 'value', value: 'WHY', says: 'why, for the history of the text' },
      'dry-run': { kind: 'switch', says: 'say what would be done, and write nothing' },
    },
    opening: 'write',
    async run(given, calls, shell) {
      const sourceId = await calls.call('source.named', { name: given.words[1]! })
      const { token, ...report } = await calls.call('source.planReplace', {
        sourceId,
        path: shell.path(given.words[2]!),
      })
      const isDry = given.has('dry-run')
      const reason = given.value('reason')
      if (!isDry) await calls.call('source.replace', { sourceId, token, ...(reason === undefined ? {} : { reason }) })
      const { kept, moved, changed, lost } = report.counts
      const lines = report.places.map(
        place => `${place.fate.padEnd(8)} ${place.codes.map(one => one.code).join(', ')}: ${oneLine(place.was)}\n`,
      )
      const summary = `${counted(report.changes, 'change')} to the text. Codings: ${kept} places kept, ${moved} moved, ${changed} changed, ${lost} lost.\n`
      return {
        json: isDry ? { dryRun: true, ...report } : report,
        text: lines.join('') + summary + (isDry ? 'Nothing was written.\n' : ''),
      }
    },
  },
]

function oneLine(words: string): string {
  const flat = words.replaceAll(/\s+/g, ' ')
  return flat.length > 80 ? `${flat.slice(0, 79).toWellFormed()}…` : flat
}
