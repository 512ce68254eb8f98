import type { RestructureDeed } from '../../state/overlay.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { PromoteDialog } from './promote-dialog.tsx'
import { RetireDialog } from './retire-dialog.tsx'
import { SetDialog } from './set-dialog.tsx'
import { SetsDialog } from './sets-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'
import '../../styles/restructure.css'

/** The dialog of one deed on codes. */
export default function RestructureDialog({ deed }: { readonly deed: RestructureDeed }) {
  const [first] = deed.codeIds
  if (deed.deed === 'sets') return <SetsDialog />
  if (first === undefined) return null
  switch (deed.deed) {
    case 'merge':
      return <MergeDialog codeIds={deed.codeIds} begin={deed.intoId ?? null} />
    case 'split':
      return <SplitDialog codeId={first} />
    case 'move':
      return <MoveDialog codeIds={deed.codeIds} />
    case 'retire':
      return <RetireDialog codeIds={deed.codeIds} />
    case 'promote':
      return <PromoteDialog codeId={first} />
    case 'set':
      return <SetDialog codeIds={deed.codeIds} />
  }
}
