import { Component, type ReactNode } from 'react';
import { Button, EmptyState } from '../ui/index.ts';

interface State {
  failed: boolean;
}

/** Keeps the header usable when a page fails to draw, and offers the one thing that helps. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        title="This page could not be drawn"
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      >
        Something in it failed. Runs and captures are kept by the server and are not affected.
      </EmptyState>
    );
  }
}
