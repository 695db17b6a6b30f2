// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CopyButton } from '../../../components/ui/CopyButton';
import { expectNoViolations } from '../axe';

afterEach(cleanup);

describe('the copy button', () => {
  it('copies, and says so', async () => {
    const user = userEvent.setup();
    render(
      <main>
        <h1>Copy</h1>
        <CopyButton text="https://aside.chromiumapp.org/x" name="Redirect URL" />
      </main>,
    );
    await user.click(screen.getByRole('button', { name: 'Copy: Redirect URL' }));
    expect(await navigator.clipboard.readText()).toBe('https://aside.chromiumapp.org/x');
    expect(screen.getByRole('status').textContent).toBe('Copied');
    // Named as it reads.
    screen.getByRole('button', { name: 'Copied: Redirect URL' });
    await expectNoViolations();
  });

  it('says nothing of what was copied before, once there is something else to copy', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<CopyButton text="one" name="Link" />);
    await user.click(screen.getByRole('button', { name: 'Copy: Link' }));
    rerender(<CopyButton text="two" name="Link" />);
    screen.getByRole('button', { name: 'Copy: Link' });
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('says what to do when the browser refuses', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    render(<CopyButton text="x" name="Redirect URL" />);
    await user.click(screen.getByRole('button'));
    expect(screen.getByRole('status').textContent).toBe(
      'Could not copy. Select the text and copy it by hand.',
    );
  });
});
