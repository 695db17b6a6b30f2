import { useMemo } from 'react';
import { faultOfUse, readButton } from '../../lib/deep-link/intents';
import { defaultWords } from '../../lib/message/default-words';
import * as limits from '../../lib/message/limits';
import type { RichMessage } from '../../lib/message/message';
import { type Rendering, renderMessage, writtenText } from '../../lib/message/rendering';
import type { Choice, Transport } from '../../lib/message/transport';
import { type Fault, faultsOf } from '../../lib/message/validate';
import { usePanel } from './context';
import { messageOf, withoutEmpty } from './parts';
import type { PanelState } from './store';
import { choiceOf } from './transport';

/** What will come of the message as it stands. */
interface Outlook {
  /** Characters that really go, with what stands in for buttons and quick replies. */
  readonly count: number;
  readonly faults: readonly Fault[];
  /** What the customer will see so far; undefined where nothing is written. */
  readonly rendering?: Rendering;
}

export function useOutlook(): Outlook & Choice {
  const { text, parts, transport, reason } = usePanel((state) => ({
    text: state.text,
    parts: state.parts,
    ...choiceOf(state),
  }));
  return useMemo(
    () => ({ transport, reason, ...lookAhead(messageOf({ text, parts }), transport) }),
    [text, parts, transport, reason],
  );
}

/** Whether something must be put right before the message can go. */
export const isFaulty = (state: PanelState): boolean =>
  lookAhead(messageOf(state), choiceOf(state).transport).faults.length > 0 ||
  (state.parts.buttons?.some(({ url }) => faultOfUse(readButton(url)) !== undefined) ?? false);

function lookAhead(message: RichMessage, transport: Transport): Outlook {
  const words = defaultWords();
  const shown = withoutBlank(message);
  const isWrittenOut = transport !== 'v1.1' && (shown.buttons ?? shown.quickReplies) !== undefined;
  const written = isWrittenOut ? writtenText(shown, words) : message.text;
  const faults = faultsOf(message);
  const over = written.length - limits.text;
  const isSaid = message.text.length > limits.text;
  const rendered = renderMessage(shown, transport, words);
  const isNothing = shown.text.trim() === '' && Object.keys(shown).length === 1;
  return {
    count: written.length,
    faults: over > 0 && !isSaid ? [{ field: 'text', rule: 'too_long', over }, ...faults] : faults,
    ...(!isNothing && {
      // Too long for X, which is said at the text: shown all the same.
      rendering: rendered.ok ? rendered.value : { transport, text: written, losses: [] },
    }),
  };
}

/** Without buttons and quick replies that were opened and hold nothing yet. */
function withoutBlank({ text, ...parts }: RichMessage): RichMessage {
  const { buttons, quickReplies } = parts;
  return {
    ...withoutEmpty({
      ...parts,
      buttons: buttons?.filter(({ label, url }) => label.trim() + url !== ''),
      quickReplies: quickReplies?.filter(({ label }) => label.trim() !== ''),
    }),
    text,
  };
}
