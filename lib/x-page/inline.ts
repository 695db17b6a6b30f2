import { i18n } from '#i18n';
import { ask } from '../platform/ask-from-page';
import type { Shortcut, TemplateSummary } from '../templates/template';
import { aTask, moveCaret } from './caret';
import { readCaret, readDraft } from './editor';
import { fit } from './fit';
import { findTrigger, type Trigger } from './inline-trigger';
import { putTemplate, readDoubts } from './put-template';
import { report } from './report';
import type { PressHere } from './stands';
import type { Say } from './status';
import type { Stand, Tools } from './tools';

/** What the first script knows of the page's editors. */
interface Editors extends Pick<Stand, 'signal' | 'isComposing' | 'lastUsedEditor'> {
  readonly frontStand: () => PressHere | undefined;
}

let prefix = '';
let shortcuts: ReadonlyMap<string, Shortcut> = new Map();
let started = false;
/** Templates may change in another tab: asked again where the last answer is older, ms. */
const freshFor = 5_000;

const triggerIn = (editor: HTMLElement): Trigger | undefined =>
  findTrigger(readDraft(editor) ?? '', readCaret(editor), prefix, shortcuts);

/** From now on Tab behind a shortcut puts the template in its place; anywhere else Tab stays what it is at X. */
export function startInline({ signal, isComposing, lastUsedEditor, frontStand }: Editors): void {
  if (started) return;
  started = true;
  let askedAt = 0;
  const learn = async () => {
    if (Date.now() - askedAt < freshFor) return;
    askedAt = Date.now();
    const known = await ask('templates.shortcuts', {});
    if (!known.ok) return;
    prefix = known.value.prefix;
    shortcuts = new Map(known.value.shortcuts.map((one) => [one.shortcut.toLowerCase(), one]));
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing) return;
    if (event.key.length === 1) return void (event.key === prefix && learn());
    const editor = event.composedPath()[0];
    if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(editor instanceof HTMLElement) || editor !== lastUsedEditor() || isComposing(editor)) return;
    const press = triggerIn(editor) && frontStand();
    if (!press) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void press('inline');
  };
  window.addEventListener('keydown', onKey, { capture: true, signal });
  void learn();
}

/**
 * Puts the template in place of its shortcut, which is selected exactly; what it asks for, and what speaks against it,
 * the picker shows.
 */
export async function insertInline(
  tools: Tools,
  say: Say,
  openPicker: (begin: TemplateSummary) => void,
): Promise<void> {
  const composer = tools.findComposer();
  const editor = composer?.editor;
  const trigger = editor && triggerIn(editor);
  if (!editor || !trigger) return;
  const { id } = trigger.shortcut;
  const context = tools.readContext(composer);
  const rendered = await ask('templates.render', { templateId: id, context, answers: {}, into: 'composer' });
  if (!rendered.ok) return say(i18n.t(`problem.${rendered.problem.code}`));
  const { value } = rendered;
  const one = value.state === 'ready' ? fit(value, readDraft(editor) ?? '', trigger) : undefined;
  if (value.state === 'ready' && !one) return say(i18n.t('page.link_already'));
  const doubts = one && (await readDoubts(one, context, composer));
  // Written on meanwhile: it is no longer ours to replace.
  if (triggerIn(editor)?.start !== trigger.start || tools.isComposing(editor)) return;
  moveCaret(editor, trigger);
  await aTask();
  if (!one || doubts) return openPicker({ ...trigger.shortcut, preview: '' });
  const done = await putTemplate(tools, editor, one, trigger, context, id);
  report(say, done, one.text, one.note ?? i18n.t('page.added'));
}
