import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exportCard, exportFields, writeCsv, writeJson, writeLines } from '../../../lib/cards/export';
import { anyPlan, planOf, video } from './plans';

const read = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: false, newline: '\r\n' });

const two = planOf({
  kind: 'video',
  file: video,
  buttons: [
    { label: 'Track', welcomeMessageId: '1' },
    { label: 'Return', welcomeMessageId: '2' },
    { label: '', welcomeMessageId: '' },
  ],
});

describe('an exported card', () => {
  it('carries the Ads API’s names, and leaves out what is not filled in', () => {
    expect(JSON.parse(writeJson([two]))).toEqual([
      {
        card_type: 'VIDEO_DIRECT_MESSAGE',
        name: 'Parcel help',
        recipient_user_id: '4242',
        first_cta: 'Track',
        first_cta_welcome_message_id: '1',
        second_cta: 'Return',
        second_cta_welcome_message_id: '2',
        text: 'Waiting for a parcel?',
        media_file: 'parcel.mp4',
      },
    ]);
  });

  const reference = '../shared/data/ads-dm-cards/endpoints-from-postman-2020.json';
  it.skipIf(!existsSync(reference))('has every parameter that X’s calls to make a card take', () => {
    const calls = JSON.parse(readFileSync(reference, 'utf8')) as {
      method: string;
      query: { key: string }[];
    }[];
    const keys = calls
      .filter(({ method }) => method === 'POST')
      .flatMap(({ query }) => query.map(({ key }) => key));
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !(exportFields as readonly string[]).includes(key))).toEqual([]);
  });

  it('is copied as lines', () => {
    expect(writeLines(planOf()).split('\n').slice(0, 3)).toEqual([
      'card_type: IMAGE_DIRECT_MESSAGE',
      'name: Parcel help',
      'recipient_user_id: 4242',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=1\n+1', '＝1+1'])(
    'is no formula to a spreadsheet: %j',
    (name) => {
      expect(read(writeCsv([planOf({ name })])).data[0]?.name).toBe(`'${name}`);
    },
  );

  it('comes back from CSV as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(anyPlan, { minLength: 1, maxLength: 4 }), (plans) => {
        const { data, errors, meta } = read(writeCsv(plans));
        expect(errors).toEqual([]);
        expect(meta.fields).toEqual([...exportFields]);
        const guarded = (cell: string) => (/^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell);
        expect(data).toEqual(
          plans.map((plan) =>
            Object.fromEntries(Object.entries(exportCard(plan)).map(([key, cell]) => [key, guarded(cell)])),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});
