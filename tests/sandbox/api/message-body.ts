import type { MessageContent } from '../inbox/message';
import { isObject } from '../json';

const numericId = /^[0-9]{1,19}$/;

/** A body's JSON, or what is wrong with it. */
export async function readJson(request: Request): Promise<{ value: unknown } | string> {
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    return 'Requests with bodies must have content-type of application/json.';
  try {
    return { value: JSON.parse(await request.text()) };
  } catch {
    return 'Invalid JSON';
  }
}

/** What is wrong with an object's keys, if anything. */
export const findExtra = (body: Record<string, unknown>, known: readonly string[], at = '$') => {
  const extra = Object.keys(body).find((key) => !known.includes(key));
  return (
    extra &&
    `${at}.${extra}: is not defined in the schema and the schema does not allow additional properties`
  );
};

/** The message X takes (text, attachments or both; nothing else), or what is wrong with it. */
export function readMessage(body: unknown, at = '$'): MessageContent | string {
  if (!isObject(body)) return `${at}: object expected`;
  const extra = findExtra(body, ['text', 'attachments'], at);
  if (extra) return extra;
  const { text, attachments } = body;
  if (text === undefined && attachments === undefined) return `${at}: text or attachments is required`;
  if (text !== undefined && typeof text !== 'string') return `${at}.text: string expected`;
  if (text === '') return `${at}.text: must be at least 1 characters long`;
  if (text && [...text].length > 10_000) return `${at}.text: must be at most 10000 characters long`;
  const mediaIds = readAttachments(attachments, `${at}.attachments`);
  return typeof mediaIds === 'string' ? mediaIds : { text: text ?? '', mediaIds };
}

function readAttachments(attachments: unknown, at: string): string[] | string {
  if (attachments === undefined) return [];
  if (!Array.isArray(attachments) || attachments.length < 1) return `${at}: array of one expected`;
  if (attachments.length > 1) return `${at}: only one attachment is supported`;
  const [first]: unknown[] = attachments;
  const id = isObject(first) && Object.keys(first).length === 1 ? first.media_id : undefined;
  return typeof id === 'string' && numericId.test(id) ? [id] : `${at}[0]: media_id expected`;
}
