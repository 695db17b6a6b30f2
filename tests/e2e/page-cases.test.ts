import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../../lib/templates/template';
import { type Family, type Hands, type HandsStage, raiseHands } from './page-hands';
import { type CasePlace, casePlaces } from './page-places';

/** The texts of facts/x-web.md, section 5. */
const texts = {
  'one line': 'Thank you for telling us.',
  lines: 'First line\nsecond line',
  'paragraphs with a link': 'Sorry about that.\n\nPlease see https://example.com/help?a=1&b=2\n\nAcme',
  'emoji with joiners': 'Merci 👩‍👩‍👧‍👦 and 🏳️‍🌈, 👍🏽!',
  'mention and right-to-left': 'Thanks @casey_c, مرحبا بك في المتجر.',
};
/** Each situation has words of its own: the same ones a third time would be asked about first. */
const situations = {
  draft: 'There is more\nto be said',
  chosen: 'We are on it.',
  left: 'Bonjour 👩‍👩‍👧‍👦 et 🏳️‍🌈!',
  stacked: 'One moment.',
  undone: 'We looked.\n\nIt is https://example.com/found?a=1&b=2\n\nAcme',
};
const all = { ...texts, ...situations };
const templates: Template[] = Object.entries(all).map(([name, text], at) => ({
  id: `case${at}`,
  name: `Zz ${name}`,
  text,
}));

const said: string[] = [];

/** One composer that is open, with its own model of what it holds. */
class Seat {
  constructor(
    readonly hands: Hands,
    readonly place: CasePlace,
  ) {}

  read(): Promise<{ text: string; start: number; end: number; focused: boolean }> {
    return this.hands.evaluate((model) => {
      if ('chat' in model) return window.__sandbox.chat(model.chat);
      const text = window.__sandbox.editorText(model.part, model.scope);
      return { text, ...window.__sandbox.selection(model.part, model.scope) };
    }, this.place.model);
  }

  /** The middle of our nth button, once it stands. */
  async find(nth: number): Promise<{ x: number; y: number }> {
    return this.hands.evaluate(
      async ([around, at]) => {
        for (let waited = 0; waited < 10_000; waited += 50) {
          const within = document.querySelector(around);
          const host = (within?.shadowRoot ?? within)?.querySelector('[data-aside]');
          const button = host?.shadowRoot?.querySelectorAll('button.tool')[at];
          button?.scrollIntoView({ block: 'nearest' });
          const box = button?.getBoundingClientRect();
          if (box?.width) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`Nothing of ours stands in ${around}`);
      },
      [this.place.around, nth] as const,
    );
  }

  async insert(name: keyof typeof all): Promise<void> {
    const { x, y } = await this.find(this.place.templatesAt);
    await this.hands.click(x, y);
    await this.shown(({ options }) => options > 0, 'the picker');
    await this.hands.type(`Zz ${name}`);
    await this.shown(({ selected }) => selected.includes(`Zz ${name}`), name);
    await this.hands.press('Enter');
    await this.shown(({ options, status }) => options === 0 && status !== '', 'the result');
  }

  /** Waits for what our own nodes show there. */
  async shown(
    isSo: (seen: { options: number; selected: string; status: string }) => boolean,
    what: string,
  ): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const seen = await this.hands.evaluate((around) => {
        const within = document.querySelector(around);
        const root = (within?.shadowRoot ?? within)?.querySelector('[data-aside]')?.shadowRoot;
        return {
          options: root?.querySelectorAll('[role="option"]').length ?? 0,
          selected: root?.querySelector('[aria-selected="true"]')?.textContent ?? '',
          status: root?.querySelector('.status')?.textContent ?? '',
        };
      }, this.place.around);
      if (isSo(seen)) return;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`Waited in vain for ${what}`);
  }

  /** Moves the caret in a draft of one line, by keys. */
  async select(start: number, end = start): Promise<void> {
    await this.hands.press('Home');
    for (let step = 0; step < end; step += 1)
      await this.hands.press(step < start ? 'ArrowRight' : 'Shift+ArrowRight');
    await expect.poll(async () => (await this.read()).end).toBe(end);
  }

  async focus(): Promise<void> {
    await this.hands.evaluate((model) => {
      if (!('chat' in model)) return window.__sandbox.focus(model.part, model.scope);
      const testId = model.chat === 'drawer' ? 'xchatEmbedDrawer' : 'xchatEmbedRoute';
      const root = document.querySelector(`[data-testid="${testId}"]`)?.shadowRoot;
      return root?.querySelector<HTMLElement>('textarea')?.focus();
    }, this.place.model);
    await expect.poll(async () => (await this.read()).focused).toBe(true);
  }

  async blur(): Promise<void> {
    await this.hands.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (active instanceof HTMLElement) active.blur();
    }, null);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Empties it as a person would. */
  async clear(): Promise<void> {
    await this.focus();
    await this.hands.press('Control+a');
    await this.hands.press('Backspace');
    await this.expectText('');
  }

  async expectText(text: string): Promise<void> {
    await expect.poll(async () => (await this.read()).text).toBe(text);
  }
}

const cases: Record<string, (seat: Seat) => Promise<void>> = {
  // First: each is a visit of its own.
  async 'never focused'(seat) {
    await seat.insert('lines');
    await seat.expectText(texts.lines);
  },
  ...Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      async (seat: Seat) => {
        await seat.insert(name as keyof typeof texts);
        await seat.expectText(text);
      },
    ]),
  ),
  async 'begun draft'(seat) {
    await seat.hands.type('Hello world');
    await seat.select(6);
    await seat.insert('draft');
    await seat.expectText(`Hello ${all.draft}world`);
    await expect.poll(async () => (await seat.read()).focused).toBe(true);
    await seat.hands.type('!');
    await seat.expectText(`Hello ${all.draft}!world`);
  },
  async selection(seat) {
    await seat.hands.type('Hello dear world');
    await seat.select(6, 10);
    await seat.insert('chosen');
    await seat.expectText(`Hello ${all.chosen} world`);
  },
  async blurred(seat) {
    await seat.hands.type('Hello world');
    await seat.select(5);
    await seat.blur();
    await seat.insert('left');
    await seat.expectText(`Hello${all.left} world`);
  },
  async twice(seat) {
    await seat.insert('stacked');
    await seat.expectText(all.stacked);
    await seat.insert('stacked');
    await seat.expectText(all.stacked + all.stacked);
  },
  async undo(seat) {
    await seat.hands.type('Hello ');
    await seat.insert('undone');
    await seat.expectText(`Hello ${all.undone}`);
    await seat.focus();
    await seat.hands.press('Control+z');
    await expect.poll(async () => (await seat.read()).text.trimEnd()).toBe('Hello');
  },
};

describe.each<Family>(['Chromium', 'Firefox'])('a template in %s', (family) => {
  let stage: HandsStage;
  beforeAll(async () => {
    stage = await raiseHands(family, templates);
  }, 120_000);
  afterAll(() => stage.close());

  it.each(casePlaces)('goes right into: $name', { timeout: 180_000 }, async (place) => {
    const outcome: Record<string, string> = {};
    const seat = new Seat(await place.open(stage), place);
    await seat.find(place.templatesAt);
    for (const [name, run] of Object.entries(cases)) {
      if (name !== 'never focused') await seat.clear();
      outcome[name] = await run(seat).then(
        () => 'right',
        async (error) => {
          const { text } = await seat.read();
          return `${String(error).split('\n')[0]} (held ${JSON.stringify(text)})`;
        },
      );
    }
    const errors = await seat.hands.evaluate(() => window.__sandbox.errors(), null);
    await seat.hands.close();
    const right = Object.values(outcome).filter((one) => one === 'right').length;
    said.push(`${family.padEnd(9)} ${place.name.padEnd(24)} ${right}/${Object.keys(cases).length}`);
    expect(outcome).toEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, 'right'])));
    expect(errors).toEqual([]);
    expect(stage.sandbox.state.page.cspReports).toEqual([]);
  });
});

afterAll(() => {
  process.stdout.write(`\ncases: ${Object.keys(cases).join(', ')}\n${said.join('\n')}\n`);
});
