import { i18n } from '#i18n';
import type { Rendered, TemplateSummary } from '../../templates/template';
import { make } from '../make';
import type { Weight } from '../weigh';

type Ready = Extract<Rendered, { state: 'ready' }>;

export interface PreviewSource {
  /** Undefined where it can't be rendered; then the picker says why once it is chosen. */
  readonly render: (template: TemplateSummary, variant: number | undefined) => Promise<Rendered | undefined>;
  /** Undefined where nothing is counted. */
  readonly weigh: (rendered: Ready) => Promise<Weight | undefined>;
}

/** Moving on quickly asks for nothing. */
const pause = 150;

/** What the highlighted template will put in, filled, with its languages and what is left of the post. */
export function makePreview({ render, weigh }: PreviewSource) {
  const text = make('div', { class: 'filled', dir: 'auto', tabindex: '0' });
  const language = make('select', { 'aria-label': i18n.t('page.language') });
  const room = make('span', { class: 'room', role: 'status' });
  const pane = make(
    'div',
    { class: 'pane', hidden: '' },
    text,
    make('div', { class: 'facts' }, language, room),
  );
  let shown: TemplateSummary | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let variant: number | undefined;

  const draw = async (template: TemplateSummary) => {
    asked += 1;
    const mine = asked;
    const rendered = await render(template, variant);
    if (mine !== asked) return;
    pane.hidden = rendered === undefined;
    room.textContent = '';
    if (rendered?.state === 'ask') {
      text.textContent = i18n.t('page.asks', {
        fields: rendered.fields.map(({ label }) => label).join(', '),
      });
      language.hidden = true;
    } else if (rendered) {
      text.textContent = rendered.text;
      showLanguages(template.languages ?? [], rendered.variant);
      const weight = await weigh(rendered);
      if (mine === asked && weight) showRoom(weight);
    }
  };
  const showLanguages = (languages: readonly string[], now: number) => {
    language.hidden = languages.length < 2;
    language.replaceChildren(
      ...languages.map((code, at) => make('option', { value: String(at) }, nameOf(code, at))),
    );
    language.value = String(now);
  };
  const showRoom = ({ weighted, limit }: Weight) => {
    const left = limit - weighted;
    room.classList.toggle('over', left < 0);
    room.textContent =
      left < 0
        ? i18n.t('page.over', { over: String(-left), limit: String(limit) })
        : i18n.t('page.left', { left: String(left), limit: String(limit) });
  };
  language.addEventListener('change', (event) => {
    if (!event.isTrusted || !shown) return;
    variant = Number(language.value);
    void draw(shown);
  });

  return {
    pane,
    show(template: TemplateSummary | undefined) {
      clearTimeout(waiting);
      if (template?.id !== shown?.id) variant = undefined;
      shown = template;
      if (!template) {
        asked += 1;
        pane.hidden = true;
      } else waiting = setTimeout(draw, pause, template);
    },
    /** Which wording the person chose for it; undefined: by the language of the post. */
    variantOf: (template: TemplateSummary) => (template.id === shown?.id ? variant : undefined),
  };
}

function nameOf(code: string, at: number): string {
  if (code === '') return i18n.t('page.wording', { number: String(at + 1) });
  return new Intl.DisplayNames(i18n.t('ui.language'), { type: 'language' }).of(code) ?? code;
}
