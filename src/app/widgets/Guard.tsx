/** What fails takes nothing else with it, and is tried again by itself: a wall has nobody to press a button. */
import { Component, type ReactNode, useEffect, useEffectEvent, useState } from 'react';

interface GuardProps {
  /** Seconds until it is tried again. */
  readonly againS: number;
  readonly onBroken?: (is: boolean) => void;
  /** What stands there meanwhile: seconds that are left, and how not to wait for them. */
  readonly fallback: (left: number, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

export class Guard extends Component<GuardProps, { readonly broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override componentDidCatch() {
    this.props.onBroken?.(true);
  }
  readonly #again = () => {
    // Told first: what breaks at once again says so after.
    this.props.onBroken?.(false);
    this.setState({ broken: false });
  };
  override render() {
    const { againS, fallback, children } = this.props;
    if (!this.state.broken) return children;
    return <Waiting seconds={againS} fallback={fallback} onAgain={this.#again} />;
  }
}

interface WaitingProps {
  readonly seconds: number;
  readonly fallback: GuardProps['fallback'];
  readonly onAgain: () => void;
}

function Waiting({ seconds, fallback, onAgain }: WaitingProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  const again = useEffectEvent(onAgain);
  useEffect(() => {
    if (left <= 0) again();
  }, [left]);
  return fallback(Math.max(0, left), onAgain);
}
