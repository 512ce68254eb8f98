import { lazy, Suspense } from 'react'
import { useOverlay } from '../../state/overlay.ts'
import { Palette } from '../palette/palette.tsx'
import { LookDialog } from '../settings/look-dialog.tsx'
import { BackupsDialog } from './backups-dialog.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { LoadDialog } from './load-dialog.tsx'
import { NamedDialog } from './named-dialog.tsx'
import { NewProjectDialog } from './new-project-dialog.tsx'
import { OpenProjectDialog } from './open-project-dialog.tsx'
import { PassphraseDialog } from './passphrase-dialog.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { WorkAsDialog } from './work-as-dialog.tsx'
import { SaveVersionDialog } from '../versions/save-dialog.tsx'
import './project.css'

const LinkInMemo = lazy(() => import('../memos/link-in-memo.tsx'))
const ParaphraseDialog = lazy(() => import('../quotes/paraphrase-dialog.tsx'))
const RestructureDialog = lazy(() => import('../restructure/restructure-dialog.tsx'))
const ProposeDialog = lazy(() => import('../review/propose-dialog.tsx'))
const WriteOutDialog = lazy(() => import('../quotes/write-out-dialog.tsx'))
const DestroyDialog = lazy(() => import('../destroying/destroy-dialog.tsx'))
const HandOutDialog = lazy(() => import('../team/hand-out-dialog.tsx'))
const MergeCasesDialog = lazy(() => import('../cases/merge-cases-dialog.tsx'))
const SplitCaseDialog = lazy(() => import('../cases/split-case-dialog.tsx'))
const ManualDialog = lazy(() => import('../manual/manual-dialog.tsx'))

/** The one thing over the window: find-anything or a dialog. */
export function Overlays() {
  const overlay = useOverlay(state => state.overlay)
  if (!overlay) return null
  switch (overlay.kind) {
    case 'palette':
      return <Palette begin={overlay.begin ?? ''} />
    case 'new-project':
      return <NewProjectDialog />
    case 'open-project':
      return <OpenProjectDialog />
    case 'load-study':
      return <LoadDialog />
    case 'passphrase':
      return <PassphraseDialog path={overlay.path} name={overlay.name} />
    case 'recovery-key':
      return <RecoveryDialog {...overlay} />
    case 'encrypt':
    case 'rekey':
    case 'decrypt':
      return <SecretDialog kind={overlay.kind} />
    case 'check':
      return <CheckDialog />
    case 'backups':
      return <BackupsDialog />
    case 'work-as':
      return <WorkAsDialog />
    case 'destroy':
      return (
        <Suspense>
          <DestroyDialog wish={overlay.wish} name={overlay.name} />
        </Suspense>
      )
    case 'hand-out':
      return (
        <Suspense>
          <HandOutDialog />
        </Suspense>
      )
    case 'write-out':
      return (
        <Suspense>
          <WriteOutDialog what={overlay.what} />
        </Suspense>
      )
    case 'merge-cases':
      return (
        <Suspense>
          <MergeCasesDialog fromId={overlay.fromId} intoId={overlay.intoId} />
        </Suspense>
      )
    case 'split-case':
      return (
        <Suspense>
          <SplitCaseDialog caseId={overlay.caseId} />
        </Suspense>
      )
    case 'save-version':
      return <SaveVersionDialog />
    case 'named':
      return <NamedDialog name={overlay.name} naming={overlay.naming} decide={overlay.decide} />
    case 'link-in-memo':
      return (
        <Suspense>
          <LinkInMemo link={overlay.link} />
        </Suspense>
      )
    case 'paraphrase':
      return (
        <Suspense>
          <ParaphraseDialog wish={overlay.wish} place={overlay.place} why={overlay.why} />
        </Suspense>
      )
    case 'propose':
      return (
        <Suspense>
          <ProposeDialog what={overlay.what} codeId={overlay.codeId} />
        </Suspense>
      )
    case 'restructure':
      return (
        <Suspense>
          <RestructureDialog deed={overlay} />
        </Suspense>
      )
    case 'manual':
      return (
        <Suspense>
          <ManualDialog />
        </Suspense>
      )
    case 'settings':
    case 'keys':
      return <LookDialog kind={overlay.kind} />
  }
}
