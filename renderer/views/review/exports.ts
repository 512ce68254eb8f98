import { call, saveAs } from '../../client/client.ts'
import { useStatus, withJob } from '../../state/status.ts'
import { words } from '../../words/en.ts'

const w = words.review

/** The tables of a review, and the files they can be written to. */
export const REVIEW_FILES = ['xlsx', 'csv', 'docx', 'html'] as const

/** Writes comments, proposals or rounds to a file the person chooses. */
export async function exportReview(what: keyof typeof w.parts, format: (typeof REVIEW_FILES)[number]): Promise<void> {
  const file = `${w.parts[what]}.${format}`
  const place = await saveAs(file)
  if (place === null) return
  try {
    await withJob(w.exporting, options => call('export.review', { what, to: place.path, format }, options))
    await place.finish()
    useStatus.getState().say(w.exported(w.parts[what], place.at ?? file))
  } catch (error) {
    useStatus.getState().refuse(error)
  }
}
