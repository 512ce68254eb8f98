import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** `primary` once a screen; `flat` has no edge; `link` looks like words. */
  readonly look?: 'plain' | 'primary' | 'flat' | 'link' | 'danger'
  readonly icon?: IconName
  readonly pressed?: boolean
  readonly large?: boolean
  readonly className?: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that says its deed. */
export function Button({ look = 'plain', icon, pressed, large, className, children, ...rest }: ButtonProps) {
  const names = ['button', look !== 'plain' && `button-${look}`, pressed && 'is-on', large && 'button-large', className]
  return (
    <button type="button" className={names.filter(Boolean).join(' ')} aria-pressed={pressed} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> {
  readonly icon: IconName
  /** What it does, for people who hover and for screen readers. */
  readonly label: string
  readonly current?: boolean
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with an icon only; its label is its title. */
export function IconButton({ icon, label, current, className, ...rest }: IconButtonProps) {
  const names = ['icon-button', current && 'is-current', className].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      className={names}
      aria-label={label}
      title={label}
      aria-current={current || undefined}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
}
