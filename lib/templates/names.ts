import { i18n } from '#i18n';
import type { PageContext } from '../message/page-context';

/** The placeholder that becomes the agent's own private message link. It can't be asked for. */
export const linkName = 'private_message_link';
/** Where the caret ends up. */
export const cursorName = 'cursor';
export const dateName = 'date';

/** Words of other help desks that agents have in their fingers, and ours for the same. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['ticket.requester.name', 'customer.name'],
  ['ticket.requester.first_name', 'customer.first_name'],
  ['ticket.customer.name', 'customer.name'],
  ['ticket.customer.firstname', 'customer.first_name'],
  ['ticket.description', 'post.text'],
  ['contact.name', 'customer.name'],
  ['contact.first_name', 'customer.first_name'],
  ['user.name', 'customer.name'],
  ['user.first_name', 'customer.first_name'],
  ['current_user.name', 'agent.name'],
  ['current_user.first_name', 'agent.first_name'],
  ['teammate.name', 'agent.name'],
  ['teammate.first_name', 'agent.first_name'],
]);

export const ownWordFor = (name: string): string => aliases.get(name) ?? name;

/** What page, account and settings fill in by themselves: a condition may ask whether it is there. */
export const suppliedNames: ReadonlySet<string> = new Set([
  'customer.handle',
  'customer.name',
  'customer.first_name',
  'post.url',
  'post.text',
  'post.lang',
  'account.handle',
  'agent.name',
  'agent.first_name',
  dateName,
  linkName,
  cursorName,
]);

const inWords = (name: string) => name.toLowerCase().replace(/[\s._]+/gu, ' ');

/** The name that is filled in by itself and reads like `words`, such as `customer.first_name` for "Customer first name". */
export const suppliedFor = (words: string): string | undefined =>
  [...suppliedNames, ...aliases.keys()].find((name) => inWords(name) === inWords(words));

/** Each is a word that has parts, such as `customer` in `customer.name`. */
export function prefixesOf(names: Iterable<string>): Set<string> {
  const prefixes = new Set<string>();
  for (const name of [...suppliedNames, ...aliases.keys(), ...names]) {
    for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      prefixes.add(name.slice(0, dot));
    }
  }
  return prefixes;
}

/** What the page and the settings say, by name; without blanks. `answers` win: a person gave them. */
export function suppliedValues(
  { customer, post, ownHandle }: PageContext,
  agentName: string | undefined,
  answers: Readonly<Record<string, string>>,
): Map<string, string> {
  const given: [string, string | undefined][] = [
    ['customer.handle', customer && `@${customer.handle}`],
    ['customer.name', customer?.name],
    ['post.url', post?.url],
    ['post.text', post?.text],
    ['post.lang', post?.lang],
    ['account.handle', ownHandle && `@${ownHandle}`],
    ['agent.name', agentName],
    ...Object.entries(answers),
  ];
  const values = new Map<string, string>();
  for (const [name, value] of given) {
    const text = value?.trim();
    if (text) values.set(ownWordFor(name), text);
  }
  for (const who of ['customer', 'agent']) {
    const [first] = values.get(`${who}.name`)?.split(/\s+/u) ?? [];
    if (first && !values.has(`${who}.first_name`)) values.set(`${who}.first_name`, first);
  }
  return values;
}

const labels = {
  'customer.handle': 'template.customer_handle',
  'customer.name': 'template.customer_name',
  'customer.first_name': 'template.customer_first_name',
  'post.url': 'template.post_url',
  'post.text': 'template.post_text',
  'account.handle': 'template.account_handle',
  'agent.name': 'template.agent_name',
  'agent.first_name': 'template.agent_first_name',
  date: 'template.date',
  private_message_link: 'page.link',
} as const;
const hasLabel = (name: string): name is keyof typeof labels => Object.hasOwn(labels, name);

/** What a person reads for a name: of ours in their language; of their own as they wrote it, `order_number` → `Order number`. */
export function labelOf(name: string): string {
  if (hasLabel(name)) return i18n.t(labels[name]);
  const words = name.replace(/[._-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
