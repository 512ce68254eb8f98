import { useRef } from 'react'
import { canChoosePath, choosePath } from '../../client/client.ts'
import { FileChooser } from '../../components/file-chooser.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuEntry } from '../../components/menu.tsx'
import { useImporting } from '../../state/importing.ts'
import { useStatus } from '../../state/status.ts'
import { importWords as w } from '../../words/import.ts'

type Which = 'sheet' | 'rules'

/** What files the files: a sheet, rules, the header in the text, the folder, in this order. Choosing a sheet reads them again. */
export function FiledBy() {
  const { sheet, rules } = useImporting(state => state.filing)
  const field = useRef<HTMLInputElement>(null)
  const which = useRef<Which>('sheet')
  const refuse = (error: unknown) => useStatus.getState().refuse(error)

  const give = (what: Parameters<ReturnType<typeof useImporting.getState>['fileBy']>[1]) =>
    useImporting.getState().fileBy(which.current, what).catch(refuse)
  const choose = (one: Which) => {
    which.current = one
    if (canChoosePath())
      choosePath({ kind: 'sheet' }).then(([path]) => (path === undefined ? undefined : give({ path })), refuse)
    else field.current?.click()
  }
  const leave = (one: Which) => {
    which.current = one
    void give(null)
  }
  const entries: MenuEntry[] = [
    { head: w.sheetHead },
    { id: 'sheet', label: w.chooseSheet, detail: w.readAnew, icon: 'document', run: () => choose('sheet') },
    ...(sheet === null ? [] : [{ id: 'no-sheet', label: w.noSheet(sheet), run: () => leave('sheet') }]),
    { head: w.rulesHead },
    { id: 'rules', label: w.chooseRules, detail: w.readAnew, icon: 'folder', run: () => choose('rules') },
    ...(rules === null ? [] : [{ id: 'no-rules', label: w.noSheet(rules), run: () => leave('rules') }]),
  ]
  return (
    <>
      <MenuButton entries={entries}>
        <em>{w.filedBy}</em> <b>{w.filedByAre(sheet, rules)}</b>
        <Icon name="down" />
      </MenuButton>
      <FileChooser ref={field} label={w.filedBy} accept=".csv,.tsv,.xlsx" onFiles={([file]) => void give({ file })} />
    </>
  )
}
