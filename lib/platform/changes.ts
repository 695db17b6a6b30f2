/** What may have changed, told by the background to our own pages. A page of X can't hear or speak here. */
export const topics = [
  'outbox',
  'accounts',
  'draft',
  'settings',
  'limits',
  'templates',
  'uploads',
  'cards',
] as const;
export type Topic = (typeof topics)[number];

const channelName = 'aside';
let channel: BroadcastChannel | undefined;

/** Tells open panels and options pages to look again. Carries no data. */
export function announce(topic: Topic): void {
  channel ??= new BroadcastChannel(channelName);
  channel.postMessage({ topic });
}
