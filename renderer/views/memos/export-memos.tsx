import type { ReactNode } from 'react'
import type { MemoFilter, MemoOrder } from '../../../src/memos/filter.ts'
import { call } from '../../client/client.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { saveFile } from '../../state/save-file.ts'
import { ownZone } from '../../words/dates.ts'
import { memosWords as w } from '../../words/memos.ts'

import { checkEntries } from '../disclosure/outputs.ts'

/** The formats memos can be written in, the most asked for first. */
export const MEMO_FORMATS = ['docx', 'html', 'md', 'txt', 'csv'] as const
export type MemoFormat = (typeof MEMO_FORMATS)[number]

/** Writes memos to a file that the person chooses. Does nothing when no place was chosen. */
export function exportMemos(
  which: MemoFilter & { readonly order: MemoOrder },
  format: MemoFormat,
  fileName: string = w.fileName,
): Promise<void> {
  const { to: until, ...others } = which
  // Days are the person's own: they hold only with their zone.
  const zone = until || others.from ? ownZone() : undefined
  const given = Object.fromEntries(
    Object.entries({ ...others, until, zone }).filter(([, value]) => value !== undefined && value !== ''),
  )
  return saveFile(`${fileName}.${format}`, (to, options) => call('export.memos', { ...given, to, format }, options), {
    busy: w.exporting,
    done: (place, { memos, comments }) => w.exported(memos, comments, place),
  })
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
          run: () => void exportMemos({ ...filter, order }, format),
        })),
        ...checkEntries('memos'),
      ]}
    >
      <Icon name="out" />
    </MenuButton>
  )
}
