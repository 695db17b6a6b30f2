import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { starters, startersFor, trades } from '../../../lib/templates/starters';
import { Template } from '../../../lib/templates/template';

const all = [...starters(), ...trades.flatMap((trade) => startersFor(trade))];

describe('the starters', () => {
  it.each(all.map((template) => [template.id, template] as const))('%s is a template', (_, template) => {
    expect(v.safeParse(v.strictObject(Template.entries), template).issues).toBeUndefined();
  });

  it('never share an id or a shortcut: any set goes with the others', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ shortcut }) => shortcut)).size).toBe(all.length);
  });

  it('bring buttons, quick replies and questions of each kind, to be learned from', () => {
    expect(all.some(({ buttons }) => buttons)).toBe(true);
    expect(all.some(({ quickReplies }) => quickReplies)).toBe(true);
    const kinds = all.flatMap(({ fields = [] }) => fields.map(({ kind }) => kind));
    expect(kinds).toEqual(expect.arrayContaining(['date', 'choice']));
  });
});
