import type { ExportJob } from '../commands.ts'
import { tabledDocx, tabledHtml, tabledXlsx } from '../documents/tabled.ts'
import { refuseOtherEnding, writeWhole } from '../write-file.ts'
import { themesCsv, themesDocument } from './themes.ts'
import type { ReadThemes } from './themes-queries.ts'

/** The files theme matrices can be written to. */
export type ThemesFormat = 'xlsx' | 'docx' | 'html' | 'csv'

/** Writes theme matrices. Refuses a name with another ending. The same project and choices give the same bytes. */
export async function exportThemes(
  { themes, quotes }: ReadThemes,
  to: string,
  format: ThemesFormat,
  job: ExportJob,
): Promise<{ path: string; sites: number; themes: number; quotes: number }> {
  refuseOtherEnding(to, format)
  const pieces =
    format === 'csv'
      ? themesCsv(themes)
      : format === 'xlsx'
        ? tabledXlsx(themesDocument(themes))
        : format === 'docx'
          ? tabledDocx(themesDocument(themes))
          : tabledHtml(themesDocument(themes))
  await writeWhole(to, pieces, { signal: job.signal })
  return { path: to, sites: themes.sites.length, themes: themes.themes.filter(one => !one.isGroup).length, quotes }
}
