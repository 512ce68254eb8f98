import { populationOf } from '../../exchange/disclosure/population-queries.ts'
import { sendOut } from '../../exchange/output/send-out.ts'
import type { themesContract } from '../../exchange/themes/contract.ts'
import { exportThemes } from '../../exchange/themes/export-themes.ts'
import { siteThemes } from '../../exchange/themes/themes-queries.ts'
import type { AnswersTo } from '../answers.ts'
import { leastGroupOf, themesReport } from '../outside-outputs.ts'
import { themesShow } from '../outside-shows.ts'
import { sourcesUnder } from '../sources-under.ts'

/** The answer that writes theme matrices. */
export const themesAnswers: AnswersTo<typeof themesContract> = {
  'export.themes': async (open, { to, format, audience = 'outside', quotes = 'basket', filter, minGroup }, job) => {
    const disclosure =
      audience === 'outside' ? await leastGroupOf(at => themesReport(open, quotes, at, filter), minGroup) : undefined
    const { read } = open.project
    const found = siteThemes({ read, ...(await open.analysis.state()) }, audience, quotes, filter)
    return sendOut(
      open.project,
      open.coderId,
      {
        kind: 'themes',
        called: audience === 'outside' ? 'theme matrices' : 'theme matrices for the team',
        filter: found.themes.about[0]!,
        options: {
          format,
          audience,
          quotes,
          least: found.themes.least,
          disclosure,
          ...(filter && audience === 'team' ? { filter } : {}),
        },
        ...(await sourcesUnder(open, filter)),
        ...(audience === 'outside' ? themesShow(found, populationOf(read)) : {}),
      },
      () => exportThemes(found, to, format, job),
    )
  },
}
