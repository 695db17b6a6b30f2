import { i18n } from '#i18n';
import type { PageContext } from '../message/page-context';
import { ask } from '../platform/ask-from-page';
import type { Composer } from './composers';
import type { Span } from './editor';
import type { Fitted } from './fit';
import { type Insertion, insertText } from './insert';
import type { Tools } from './tools';
import { tooLong, weigh } from './weigh';

/** What speaks against putting a text in, asked before it is; empty where nothing does or nobody could be asked. */
export async function readDoubts(
  { text, whole }: Fitted,
  context: PageContext,
  composer: Composer | undefined,
): Promise<string> {
  const [weight, reply] = await Promise.all([
    weigh(whole, composer?.kind.kind === 'chat'),
    context.customer || context.post ? ask('replies.check', { text, context }) : undefined,
  ]);
  const same =
    reply?.ok && reply.value.warn && i18n.t('page.same_again', { count: String(reply.value.same) });
  return [tooLong(weight), same].filter(Boolean).join(' ');
}

/** Puts a fitted text in, unless an input method is at work, and counts it once it is there. */
export async function putTemplate(
  { isComposing }: Tools,
  editor: HTMLElement | undefined,
  { text, caret }: Fitted,
  at: Span | 'end' | undefined,
  context: PageContext,
  templateId?: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<Insertion | 'composing'> {
  if (!editor) return 'refused';
  if (isComposing(editor)) return 'composing';
  const done = await insertText(editor, text, at, caret);
  if (done !== 'inserted') return done;
  if (templateId) void ask('templates.used', { templateId, context, answers });
  void ask('replies.noted', { text, context });
  return done;
}
