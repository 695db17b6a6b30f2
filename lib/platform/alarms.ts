import { browser } from './browser';

/** Browsers wake a packed extension at most every 30 s. */
const shortest = 30_000;

/**
 * Has the browser start a worker and raise this alarm at `at` (Unix ms), whether or not we live till then; `undefined`
 * takes it back.
 */
export function setAlarm(name: string, at: number | undefined): void {
  if (at === undefined) void browser.alarms.clear(name);
  else void browser.alarms.create(name, { when: Math.max(at, Date.now() + shortest) });
}

export function onAlarm(name: string, listener: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) listener();
  });
}

/** Any call of the browser's own API counts as activity and keeps an idle worker from being stopped. */
export function keepAlive(): void {
  void browser.runtime.getPlatformInfo();
}
