import { Buffer } from 'buffer/';

// twitter-api-v2 takes Node's Buffer for granted: this module is imported before it.
Object.defineProperty(globalThis, 'Buffer', { value: Buffer, configurable: true, writable: true });
