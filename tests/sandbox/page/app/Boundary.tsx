import { Component, type ReactNode } from 'react';
import { caught } from './errors';

/** Where an error of React ends. X shows this, too, when an extension has broken a composer. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    caught.push(`React: ${String(error)}`);
  }

  override render() {
    return this.state.broken ? (
      <p className="nothing">Something went wrong. Try reloading.</p>
    ) : (
      this.props.children
    );
  }
}
