import { useCallback, useEffect, useState } from 'react'
import type { BackupInfo } from '../../../src/store/types.ts'
import { call, sentenceOf } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Trouble } from '../../components/field.tsx'
import { PathField } from '../../components/path-field.tsx'
import { useDeed } from '../../components/use-deed.ts'
import { useOverlay } from '../../state/overlay.ts'
import { useProject } from '../../state/project.ts'
import { withJob } from '../../state/status.ts'
import { whenInWords } from '../../words/dates.ts'
import { words } from '../../words/en.ts'

const { backups, deeds } = words.project

/** The backups beside the project; makes one now, or a copy elsewhere. */
export function BackupsDialog() {
  const close = useOverlay(state => state.close)
  const name = useProject(state => state.info?.name ?? '')
  const [list, setList] = useState<readonly BackupInfo[] | null>(null)
  const [to, setTo] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(
    () => call('project.backups', {}).then(setList, error => setTrouble(sentenceOf(error, words.frame.mistake))),
    [],
  )
  useEffect(() => void read(), [read])
  const now = useDeed(async () => {
    await withJob(deeds.backUp, options => call('project.backUp', {}, options))
    await read()
  })
  const copy = useDeed(async () => {
    await withJob(backups.copy, options => call('project.backUp', { to: to.trim() }, options))
    setTo('')
    await read()
  })
  return (
    <Dialog
      title={backups.title}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <Button large onClick={close}>
            {words.common.close}
          </Button>
          <Button look="primary" large data-first="" aria-disabled={now.busy} onClick={() => void now.go()}>
            {deeds.backUp}
          </Button>
        </>
      }
    >
      <p>{backups.says}</p>
      {(trouble ?? now.trouble) && <Trouble>{trouble ?? now.trouble}</Trouble>}
      {list?.length === 0 && <p className="hint">{backups.none}</p>}
      {list && list.length > 0 && (
        <ul className="backup-list">
          {list.map(backup => (
            <li key={backup.path}>
              <b>{whenInWords(backup.madeAt)}</b>
              <span>{backup.reason}</span>
              <span className="count">{backups.size(backup.size)}</span>
              <small title={backup.path}>{backup.path}</small>
            </li>
          ))}
        </ul>
      )}
      <form
        className="form-line"
        onSubmit={event => {
          event.preventDefault()
          if (to.trim()) void copy.go()
        }}
      >
        <PathField
          label={backups.copyTo}
          hint={backups.copyHint}
          value={to}
          trouble={copy.trouble}
          choose={{ kind: 'save-as', name: `${name}.crosscase` }}
          onChange={setTo}
        />
        <Button type="submit" disabled={copy.busy || !to.trim()}>
          {backups.copy}
        </Button>
      </form>
    </Dialog>
  )
}
