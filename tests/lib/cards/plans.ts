import fc from 'fast-check';
import type { CardPlan } from '../../../lib/cards/card';

/** A card that X would take, and any change to it. */
export const planOf = (more: Partial<CardPlan> = {}): CardPlan => ({
  id: '0b5d2c1e-6f1a-4c56-9a53-0d8f3f1f2a10',
  kind: 'image',
  name: 'Parcel help',
  recipientId: '4242',
  post: 'Waiting for a parcel?',
  file: { name: 'parcel.png', type: 'image/png', size: 200_000, width: 1200, height: 628, animated: false },
  buttons: [{ label: 'Track my parcel', welcomeMessageId: '844385345234' }],
  updatedAt: 1,
  ...more,
});

export const video = {
  name: 'parcel.mp4',
  type: 'video/mp4',
  size: 20_000_000,
  width: 1280,
  height: 720,
  seconds: 12,
};

const text = (maxLength: number) => fc.string({ maxLength, unit: 'binary' });
const file = fc.record(
  {
    name: text(30),
    type: fc.constantFrom('', 'image/png', 'image/jpeg', 'image/gif', 'video/mp4', 'video/quicktime'),
    size: fc.nat(2_000_000_000),
    width: fc.integer({ min: 1, max: 5_000 }),
    height: fc.integer({ min: 1, max: 5_000 }),
    animated: fc.boolean(),
    seconds: fc.float({ min: 0, max: 1_000, noNaN: true }),
  },
  { requiredKeys: ['name', 'type', 'size'] },
);

/** Any card at all, as far as its schema lets it be kept. */
export const anyPlan: fc.Arbitrary<CardPlan> = fc.record(
  {
    id: fc.uuid({ version: 4 }),
    kind: fc.constantFrom('image' as const, 'video' as const),
    name: text(100),
    recipientId: fc.oneof(fc.stringMatching(/^[0-9]{1,19}$/), text(30)),
    post: text(300),
    file,
    poster: file,
    buttons: fc.array(
      fc.record({
        label: fc.oneof(fc.constant(''), text(30)),
        welcomeMessageId: fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9]{1,19}$/), text(30)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    updatedAt: fc.nat(),
  },
  { requiredKeys: ['id', 'kind', 'name', 'recipientId', 'post', 'buttons', 'updatedAt'] },
);
