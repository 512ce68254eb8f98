import { call } from '../../client/client.ts'
import { saveFile } from '../../state/save-file.ts'
import { words } from '../../words/en.ts'

const w = words.review

/** The tables of a review, and the files they can be written to. */
export const REVIEW_FILES = ['xlsx', 'csv', 'docx', 'html'] as const

/** Writes comments, proposals or rounds to a file the person chooses. */
export function exportReview(what: keyof typeof w.parts, format: (typeof REVIEW_FILES)[number]): Promise<void> {
  return saveFile(`${w.parts[what]}.${format}`, (to, options) => call('export.review', { what, to, format }, options), {
    busy: w.exporting,
    done: place => w.exported(w.parts[what], place),
  })
}
