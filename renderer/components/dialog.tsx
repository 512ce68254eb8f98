import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { words } from '../words/en.ts'
import { IconButton } from './button.tsx'
import { focusFirst } from './focus-first.ts'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** Called by Esc, the cross and a press outside. Leave out where only the buttons inside may close. */
  readonly onClose?: () => void
  readonly width?: 'narrow' | 'wide' | 'widest'
  /** The buttons, right to left in weight: one filled button at most. */
  readonly foot?: ReactNode
  /** `alertdialog` for what undo cannot reach. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
}

/** A dialog, for what nothing else can go on without: passphrases, destroying for good. */
export function Dialog({ title, isOpen, onClose, width = 'narrow', foot, role = 'dialog', children }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen={isOpen}
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={open => {
        if (!open) onClose?.()
      }}
    >
      <Modal className={`dialog dialog-${width}`}>
        <AriaDialog className="dialog-inside" role={role} data-modal="">
          <div className="dialog-all" ref={focusFirst}>
            <header className="dialog-head">
              <Heading slot="title">{title}</Heading>
              {onClose && <IconButton icon="close" label={words.common.close} onClick={onClose} />}
            </header>
            <div className="dialog-body">{children}</div>
            {foot && <footer className="dialog-foot">{foot}</footer>}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
