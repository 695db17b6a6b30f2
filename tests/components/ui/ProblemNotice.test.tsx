// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ProblemNotice, sentenceOf } from '../../../components/ui/ProblemNotice';
import { problemCodes } from '../../../lib/message/problem';

afterEach(cleanup);

describe('a problem on the page', () => {
  it.each(problemCodes)('reads as a sentence, never as a code: %s', (code) => {
    render(<ProblemNotice problem={{ code }} />);
    const [sentence] = screen.getAllByText(sentenceOf({ code }));
    expect(sentence?.textContent).toMatch(/^[A-Z].{15,}\.$/u);
    expect(sentence?.textContent).not.toMatch(/[a-z]_[a-z]|undefined|\{/u);
  });

  it('shows what X said behind Details', async () => {
    render(<ProblemNotice problem={{ code: 'not_permitted', status: 403, detail: 'Forbidden' }} />);
    await userEvent.click(screen.getByText('Details'));
    expect(screen.getByRole('group').textContent).toBe(
      'DetailsCode: not_permittedHTTP status 403Answer: Forbidden',
    );
  });
});
