import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement, useState } from 'react';
import { afterEach, vi } from 'vitest';

// axe and roles take their time in jsdom, more so on a machine that does other things too.
vi.setConfig({ testTimeout: 30_000 });
afterEach(cleanup);

/** An editor with its value kept, as its page keeps it. Answers what stands in it, and what was announced. */
export function openEditor<T>(
  first: T,
  draw: (value: T, change: (value: T) => void, say: (words: string) => void) => ReactElement,
) {
  const now: { value: T; said: string[] } = { value: first, said: [] };
  function Page() {
    const [value, setValue] = useState(first);
    now.value = value;
    return (
      <main>
        {draw(value, setValue, (words) => {
          now.said.push(words);
        })}
      </main>
    );
  }
  render(<Page />);
  return { now, user: userEvent.setup() };
}
