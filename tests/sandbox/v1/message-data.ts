import { createHash } from 'node:crypto';
import { answerError } from '../errors';
import type { Cta, MessageContent, QuickReply } from '../inbox/message';
import { isObject } from '../json';
import { findUsable } from '../media/media';
import { objectAt, type V1Call } from './endpoint';
import { badShape, v1Errors } from './errors';

interface Rules {
  /** Characters. */
  most: number;
  /** A welcome message's file goes out again and again. */
  sharedOnly: boolean;
}

/** Reads `message_data`, or refuses it in X's words. `at` is where it stands in the body. */
export function readMessageData(
  call: V1Call,
  at: string,
  { most, sharedOnly }: Rules,
): MessageContent | Response {
  const data = objectAt(call.json, at);
  if (data instanceof Response) return data;
  const known = ['text', 'quick_reply', 'ctas', 'attachment'];
  const extra = Object.keys(data).find((key) => !known.includes(key));
  if (extra) return badShape(`${at}.${extra}: unknown field`);
  const { text, attachment } = data;
  if (typeof text !== 'string' || (text === '' && attachment === undefined))
    return badShape(`${at}.text: field is required`);
  if ([...text].length > most) return answerError(v1Errors.tooLong);
  const quickReplies = readQuickReplies(data.quick_reply, `${at}.quick_reply`);
  if (quickReplies instanceof Response) return quickReplies;
  const ctas = readCtas(data.ctas, `${at}.ctas`);
  if (ctas instanceof Response) return ctas;
  const attached = readAttachment(call, attachment, `${at}.attachment`, sharedOnly);
  if (attached instanceof Response) return attached;
  return { text, ...attached, ...(quickReplies && { quickReplies }), ...(ctas && { ctas }) };
}

const length = (text: string) => [...text].length;
const isLabel = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && length(value) <= 36;

function readList(value: unknown, at: string, most: number): Record<string, unknown>[] | Response {
  if (!Array.isArray(value) || value.length < 1)
    return badShape(`${at}: '${String(value)}' is not a valid Seq`);
  if (value.length > most) return badShape(`${at}: at most ${most} are allowed`);
  return value.every(isObject) ? value : badShape(`${at}[0]: '${String(value[0])}' is not a valid Map`);
}

function readQuickReplies(given: unknown, at: string): QuickReply[] | undefined | Response {
  if (given === undefined) return undefined;
  if (!isObject(given) || given.type !== 'options') return badShape(`${at}.type: 'options' expected`);
  const options = readList(given.options, `${at}.options`, 20);
  if (options instanceof Response) return options;
  const described = options.filter(({ description }) => description !== undefined).length;
  if (described > 0 && described < options.length)
    return badShape(`${at}.options: description is required for all options when one has it`);
  const read: QuickReply[] = [];
  for (const [place, { label, description, metadata }] of options.entries()) {
    const here = `${at}.options[${place}]`;
    if (!isLabel(label)) return badShape(`${here}.label: 1 to 36 characters are required`);
    if (/https?:\/\/|\bwww\.\w/i.test(label)) return badShape(`${here}.label: must not contain a URL`);
    if (description !== undefined && (typeof description !== 'string' || length(description) > 72))
      return badShape(`${here}.description: at most 72 characters are allowed`);
    if (metadata !== undefined && (typeof metadata !== 'string' || length(metadata) > 1000))
      return badShape(`${here}.metadata: at most 1000 characters are allowed`);
    read.push({
      label,
      ...(description !== undefined && { description }),
      ...(metadata !== undefined && { metadata }),
    });
  }
  return read;
}

function readCtas(given: unknown, at: string): Cta[] | undefined | Response {
  if (given === undefined) return undefined;
  const list = readList(given, at, 3);
  if (list instanceof Response) return list;
  const read: Cta[] = [];
  for (const [place, { type, label, url }] of list.entries()) {
    if (type !== 'web_url') return badShape(`${at}[${place}].type: 'web_url' expected`);
    if (!isLabel(label)) return badShape(`${at}[${place}].label: 1 to 36 characters are required`);
    if (typeof url !== 'string') return badShape(`${at}[${place}].url: field is required`);
    if (!/^https?:\/\/[^\s/]+\.[^\s/]+/i.test(url) || !URL.canParse(url))
      return answerError(v1Errors.urlInvalid);
    const hash = createHash('sha256').update(url).digest('base64url').replace(/[-_]/g, 'x').slice(0, 10);
    read.push({ label, url, tcoUrl: `https://t.co/${hash}` });
  }
  return read;
}

type Attached = Pick<MessageContent, 'mediaIds' | 'location'>;

function readAttachment(call: V1Call, given: unknown, at: string, sharedOnly: boolean): Attached | Response {
  if (given === undefined) return { mediaIds: [] };
  if (!isObject(given)) return badShape(`${at}: '${String(given)}' is not a valid Map`);
  if (given.type === 'location' && isObject(given.location))
    return readLocation(given.location, `${at}.location`);
  if (given.type !== 'media') return badShape(`${at}.type: 'media' or 'location' expected`);
  const id = isObject(given.media) ? given.media.id : undefined;
  if (typeof id !== 'string' || !/^[0-9]{1,19}$/.test(id))
    return badShape(`${at}.media.id: numeric id expected`);
  const media = findUsable(call.state, call.user.id, id);
  if (!media) return answerError(v1Errors.mediaNotFound);
  // What is not shared goes out once, and never in a welcome message.
  const spent = !media.shared && (sharedOnly || (media.uses ?? 0) > 0);
  if (!media.category.startsWith('dm_') || spent) return answerError(v1Errors.mediaInvalid);
  return { mediaIds: [id] };
}

function readLocation(location: Record<string, unknown>, at: string): Attached | Response {
  const { type, shared_coordinate: coordinate, shared_place: place } = location;
  const point = isObject(coordinate) && isObject(coordinate.coordinates) ? coordinate.coordinates : {};
  const [longitude, latitude, ...more]: unknown[] = Array.isArray(point.coordinates) ? point.coordinates : [];
  const inRange = (value: unknown, most: number) => typeof value === 'number' && Math.abs(value) <= most;
  const isPoint =
    point.type === 'Point' && inRange(longitude, 180) && inRange(latitude, 90) && more.length === 0;
  const isPlace = isObject(place) && isObject(place.place) && typeof place.place.id === 'string';
  const isGood = (type === 'shared_coordinate' && isPoint) || (type === 'shared_place' && isPlace);
  return isGood ? { mediaIds: [], location } : badShape(`${at}: shared_coordinate or shared_place expected`);
}
