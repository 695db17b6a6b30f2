// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ShareLink } from '../../../components/link/ShareLink';
import { expectNoViolations } from '../axe';

afterEach(cleanup);

it('gives the link in every form, with the prefilled text and the welcome message in it', async () => {
  const user = userEvent.setup();
  render(
    <main>
      <h1>Settings</h1>
      <ShareLink
        link={{ recipientId: '4242', text: 'Order number: ', welcomeMessageId: '77' }}
        handle="acme_help"
      />
    </main>,
  );
  await user.click(screen.getByText('Use the link of @acme_help elsewhere'));
  await user.click(screen.getByRole('button', { name: 'Copy: Markdown' }));
  expect(await navigator.clipboard.readText()).toBe(
    '[Send a private message](https://x.com/messages/compose?recipient_id=4242&text=Order%20number%3A%20&welcome_message_id=77)',
  );
  expect(screen.getByRole('img', { name: 'QR code of the link of @acme_help' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'QR code as PNG' }).getAttribute('download')).toBe(
    'acme_help-message.png',
  );
  await expectNoViolations();
});

const withText = (text: string) => (
  <main>
    <h1>Settings</h1>
    <ShareLink link={{ recipientId: '4242', text }} handle="acme_help" />
  </main>
);

it('has a QR code for 300 characters of a script of three bytes each', async () => {
  render(withText('あ'.repeat(300)));
  await userEvent.click(screen.getByText('Use the link of @acme_help elsewhere'));
  expect(await screen.findByRole('img', { name: 'QR code of the link of @acme_help' })).toBeTruthy();
});

it('says where the link is too long for any code, and still gives the link', async () => {
  render(withText('あ'.repeat(400)));
  await userEvent.click(screen.getByText('Use the link of @acme_help elsewhere'));
  expect(screen.getByText(/too long for a QR code/)).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByRole('button', { name: 'Copy: Link' })).toBeTruthy();
  await expectNoViolations();
});
