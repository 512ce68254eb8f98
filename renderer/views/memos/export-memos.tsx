import type { ReactNode } from 'react'
import type { MemoFilter, MemoOrder } from '../../../src/memos/filter.ts'
import { call, saveAs } from '../../client/client.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { useStatus, withJob } from '../../state/status.ts'
import { ownZone } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'

import { checkEntries } from '../disclosure/outputs.ts'

/** The formats memos can be written in, the most asked for first. */
export const MEMO_FORMATS = ['docx', 'html', 'md', 'txt', 'csv'] as const
export type MemoFormat = (typeof MEMO_FORMATS)[number]

/** Writes memos to a file that the person chooses. Does nothing when no place was chosen. */
export async function exportMemos(
  which: MemoFilter & { readonly order: MemoOrder },
  format: MemoFormat,
  fileName: string = w.fileName,
): Promise<void> {
  const name = `${fileName}.${format}`
  const place = await saveAs(name)
  if (place === null) return
  const { to: until, ...others } = which
  // Days are the person's own: they hold only with their zone.
  const zone = until || others.from ? ownZone() : undefined
  const given = Object.fromEntries(
    Object.entries({ ...others, until, zone }).filter(([, value]) => value !== undefined && value !== ''),
  )
  const { memos, comments } = await withJob(w.exporting, options =>
    call('export.memos', { ...given, to: place.path, format }, options),
  )
  await place.finish()
  useStatus.getState().say(w.exported(memos, comments, place.at ?? name))
}

/** The button that writes the memos shown, in the order shown. */
export function ExportMemos({ filter, order }: { filter: MemoFilter; order: MemoOrder }): ReactNode {
  return (
    <MenuButton
      className="icon-button"
      label={w.exportTitle}
      placement="bottom end"
      entries={[
        ...MEMO_FORMATS.map(format => ({
          id: format,
          label: w.exportAs[format],
          run: () => void exportMemos({ ...filter, order }, format).catch(useStatus.getState().refuse),
        })),
        ...checkEntries('memos'),
      ]}
    >
      <Icon name="out" />
    </MenuButton>
  )
}
