import { Component, type ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { words } from '../../words/en.ts'

/** Keeps a mistake in one view from taking the window with it. What was thrown is named in the console without its words. */
export class ViewGuard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="view-failed" role="alert">
        <p className="title">{words.frame.viewFailed}</p>
        <Button onClick={() => this.setState({ failed: false })}>{words.frame.tryAgain}</Button>
      </div>
    )
  }
}
