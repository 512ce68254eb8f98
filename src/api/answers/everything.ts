// Everything that a report needs, in one folder: what may leave the team apart from what is for the team.

import { writeDocumentHtml } from '../../exchange/documents/html-document.ts'
import type { everythingContract } from '../../exchange/everything/contract.ts'
import { CONTENTS, contentsOf, type ReportPart } from '../../exchange/everything/contents.ts'
import { writeFolder, type FolderPart } from '../../exchange/everything/write-folder.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import { stateLine } from '../../exchange/output/state-line.ts'
import { Refusal } from '../../base/trouble.ts'
import { refuseOtherEnding, writeWhole } from '../../exchange/write-file.ts'
import type { AnswersTo } from '../answers.ts'
import { everythingReports } from '../everything-check.ts'
import { filterSaid } from '../filter-said.ts'
import { leastGroupOf } from '../outside-outputs.ts'
import { outsideParts } from '../outside-parts.ts'
import { mergedShows, type Shows } from '../outside-shows.ts'
import { picturesReport } from '../report-checks.ts'
import { picturesOf, pictureShows, reportPictures } from '../report-pictures.ts'
import { teamParts } from '../team-parts.ts'

/** Answers that write everything out, and draw its pictures. */
export const everythingAnswers: AnswersTo<typeof everythingContract> = {
  'picture.report': async (open, { filter }) => reportPictures(await picturesOf(open, filter)),
  'picture.keep': async (open, { name, of, content }) => open.drawnPictures.keep(name, of, content),
  'export.reportPicture': async (open, { name, to, minGroup }, job) => {
    const draw = await picturesOf(open)
    const disclosure = await leastGroupOf(at => picturesReport(open, at), minGroup)
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'picture',
        called: `picture “${name}”`,
        filter: '',
        options: { format: 'svg', name, audience: 'outside', disclosure },
        ...(await pictureShows(open, name)),
      },
      async () => {
        refuseOtherEnding(to, 'svg')
        return { path: to, bytes: await writeWhole(to, [draw(name)], { signal: job.signal }) }
      },
    )
  },
  'export.everything': async (open, { to, filter = null, minGroup }, job) => {
    const said = await filterSaid(open, filter)
    const found = await leastGroupOf(at => everythingReports(open, at, filter, job), minGroup)
    const shown: Shows[] = []
    const parts = [...(await outsideParts(open, filter, one => shown.push(one))), ...(await teamParts(open, filter))]
    const written = await sendOut(
      open.project,
      open.coderId,
      ({ names, refused }) => ({
        kind: 'everything',
        called: 'everything',
        filter: said ?? '',
        options: {
          files: names.length,
          // What is found depends on what left before: the manifest says so only where somebody asked for it.
          disclosure: minGroup === undefined ? undefined : found,
          refused: refused.map(({ file, why }) => ({ file, why })),
          ...(filter === null ? {} : { filter }),
        },
        ...mergedShows(shown),
      }),
      () => writeFolder(to, withContents(parts, said, stateLine(open.project.read)), job),
    )
    return { ...written, disclosure: found }
  },
}

/** The files, and behind them the page that tells of those that were written. */
function withContents(parts: readonly ReportPart[], filter: string | null, state: string): FolderPart[] {
  const written: ReportPart[] = []
  const refused: { file: string; why: string }[] = []
  return [
    ...parts.map((part): FolderPart => ({
      file: part.file,
      write: async (to, job) => {
        try {
          await part.write(to, job)
          written.push(part)
        } catch (error) {
          if (error instanceof Refusal) refused.push({ file: part.file, why: error.message })
          throw error
        }
      },
    })),
    {
      file: CONTENTS,
      write: (to, { signal }) => {
        if (written.length === 0)
          throw new Refusal('nothing-written', refused[0]?.why ?? 'There is nothing to write yet.')
        return writeWhole(to, writeDocumentHtml(contentsOf(written, refused, filter, [state])), { signal })
      },
    },
  ]
}
