import { snowflake } from './snowflake';
import type { SandboxPost, SandboxUser } from './state';

/** Two support accounts of one brand, and people who write to it. */
export const castUsers = (): SandboxUser[] => [
  {
    id: '4242',
    handle: 'acme_help',
    name: 'Acme Help',
    acceptsDms: true,
    description: 'Here for your Acme orders, every day from 8 to 20.',
  },
  {
    id: '5151',
    handle: 'acme_de',
    name: 'Acme Deutschland',
    acceptsDms: true,
    description: 'Hilfe auf Deutsch.',
  },
  { id: '2244994945', handle: 'casey_c', name: 'Casey Customer', acceptsDms: true },
  { id: '1290348571', handle: 'jo_lee', name: 'Jo Lee', acceptsDms: true },
  { id: '783214992', handle: 'sam_ortiz', name: 'Sam Ortiz 🌻', acceptsDms: true },
  { id: '1478302945761234944', handle: 'kim_dev', name: 'Kim', acceptsDms: false },
  { id: '1601837465092837376', handle: 'amir_rtl', name: 'أمير الحسن', acceptsDms: true },
  { id: '1702938475610293248', handle: 'gone_guy', name: 'Gone Guy', acceptsDms: false, suspended: true },
];

interface Line {
  /** Minutes before the sandbox started. */
  ago: number;
  by: string;
  text: string;
  lang?: string;
  /** Places in this list, counted from 0. */
  replyTo?: number;
  quotes?: number;
}

const lines: Line[] = [
  {
    ago: 1500,
    by: '4242',
    text: 'Parcels to the islands take one day longer this week because of the storm. Thank you for bearing with us.',
  },
  {
    ago: 610,
    by: '783214992',
    text: 'Two weeks with the @acme_help kettle and it still makes me happy every morning ☕️',
  },
  {
    ago: 420,
    by: '1290348571',
    text: '@acme_help your app charged me twice for order 88-1402. Who can look at this?',
  },
  {
    ago: 410,
    by: '1290348571',
    text: '@acme_help it says "pending" on both, so maybe one goes away by itself?',
    replyTo: 2,
  },
  {
    ago: 400,
    by: '4242',
    text: '@jo_lee Thanks for telling us, Jo. We are checking both payments now.',
    replyTo: 3,
  },
  {
    ago: 305,
    by: '1478302945761234944',
    text: '@acme_help is there an API for tracking? The docs link is a 404.',
  },
  {
    ago: 190,
    by: '1601837465092837376',
    text: '@acme_help مرحبا، طلبي رقم 5521 لم يصل بعد. هل يمكنكم المساعدة؟',
    lang: 'ar',
  },
  { ago: 121, by: '783214992', text: 'Storm or not, nobody answers the phone at @acme_help 🙃', quotes: 0 },
  { ago: 66, by: '5151', text: 'Unser Telefon ist heute bis 22 Uhr besetzt.', lang: 'de' },
  {
    ago: 42,
    by: '2244994945',
    text: '@acme_help My order 1234 arrived broken. The box was open & the lid is cracked. What now?',
  },
  {
    ago: 31,
    by: '783214992',
    text: '@casey_c @acme_help same here last month, they sent a new one',
    replyTo: 9,
  },
  {
    ago: 25,
    by: '2244994945',
    text: '@sam_ortiz good to know, thanks! Still waiting for a word from @acme_help',
    replyTo: 10,
  },
  {
    ago: 9,
    by: '1290348571',
    text: '@acme_help any news?\n\nIt has been a while and my bank asks too.',
    replyTo: 4,
  },
];

/** A day of posts, told from `started` backwards, so that times on the page look alive. */
export function castPosts(started: number): SandboxPost[] {
  const made = lines.map(({ ago }, nth) => started - ago * 60_000 - nth * 137);
  const idAt = (place: number | undefined) => {
    const time = place === undefined ? undefined : made[place];
    return time === undefined ? undefined : snowflake(time, place);
  };
  return lines.map(({ by, text, lang = 'en', replyTo, quotes }, place) => ({
    id: idAt(place) ?? '',
    authorId: by,
    text,
    createdAt: new Date(made[place] ?? started).toISOString(),
    replyToId: idAt(replyTo),
    quotedId: idAt(quotes),
    lang,
  }));
}
