/**
 * Calls `act` at a press on anything but `inside`, which stand in one root of ours, until `signal` aborts. That root is
 * closed: the window hears no more than that the press was somewhere in it, so what is in it is told apart there.
 */
export function onPressOutside(inside: readonly Element[], act: () => void, signal: AbortSignal): void {
  const root = inside[0]?.getRootNode();
  const look = (event: Event) => {
    const path = event.composedPath();
    const isElsewhere =
      event.currentTarget === root || !(root instanceof ShadowRoot && path.includes(root.host));
    if (isElsewhere && !inside.some((element) => path.includes(element))) act();
  };
  for (const heard of [window, root]) heard?.addEventListener('pointerdown', look, { capture: true, signal });
}
