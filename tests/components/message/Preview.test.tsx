// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Preview } from '../../../components/message/Preview';
import type { RichMessage } from '../../../lib/message/message';
import { renderMessage } from '../../../lib/message/rendering';
import { type Transport, transports } from '../../../lib/message/transport';
import { expectNoViolations } from '../axe';

afterEach(cleanup);

const rich: RichMessage = {
  text: 'Hi Casey, see https://acme.example/82.',
  buttons: [{ label: 'Track <b>it</b>', url: 'https://acme.example/track' }],
  quickReplies: [
    { label: 'Yes', description: 'Send it again' },
    { label: 'No', description: 'Money back' },
  ],
  media: { id: '00000000-0000-4000-8000-000000000001', kind: 'image', name: 'kettle.png', size: 5 },
};
const words = { button: '{label}: {url}', quickReplies: 'Reply with a number:' };
const show = (message: RichMessage, transport: Transport) => {
  const rendered = renderMessage(message, transport, words);
  if (!rendered.ok) throw new Error(rendered.problem.code);
  render(
    <main>
      <Preview rendering={rendered.value} name="Casey" thumbnail="blob:x" />
    </main>,
  );
  return screen.getByRole('region', { name: 'What Casey will see' });
};

describe('what the customer will see', () => {
  it('has buttons and quick replies where X draws them', async () => {
    const preview = show(rich, 'v1.1');
    expect(preview.querySelector('.seen-button')?.textContent).toBe('Track <b>it</b>');
    const replies = within(preview).getByRole('list', { name: 'Quick replies to choose from' });
    expect(within(replies).getAllByRole('listitem')).toHaveLength(2);
    within(replies).getByText('Money back');
    within(preview).getByRole('img', { name: 'File: kettle.png' });
    await expectNoViolations();
  });

  it('has them as text where X does not, word for word as it is sent', async () => {
    const preview = show(rich, 'v2');
    const sent = renderMessage(rich, 'v2', words);
    expect(preview.querySelector('.bubble')?.textContent).toBe(sent.ok && sent.value.text);
    expect(preview.querySelector('b')).toBeNull();
    within(preview).getByText('https://acme.example/track');
    await expectNoViolations();
  });

  it('has no file where the agent attaches it by hand', () => {
    expect(within(show(rich, 'page')).queryByRole('img')).toBeNull();
  });

  it.each(transports)(
    'is seen on phone and desktop, light and dark, by a switch each: %s',
    async (transport) => {
      const preview = show(rich, transport);
      const user = userEvent.setup();
      const frame = preview.querySelector('.seen');
      expect(frame?.className).toBe('seen phone light');
      await user.click(within(preview).getByRole('radio', { name: 'Desktop' }));
      await user.click(within(preview).getByRole('radio', { name: 'Dark' }));
      expect(frame?.className).toBe('seen desktop dark');
    },
  );
});
