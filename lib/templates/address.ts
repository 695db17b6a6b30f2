import { encode } from '../deep-link/deep-link';

/** Where a filled value begins and ends; no address holds either. */
const [open, close] = ['\u0001', '\u0002'];

/** A filled value, told apart from what the template's author wrote around it until `joinAddress` has both. */
export const markValue = (value: unknown): string => {
  const text = Array.isArray(value) ? value.join('') : String(value ?? '');
  return `${open}${text.replaceAll(open, '').replaceAll(close, '')}${close}`;
};

/**
 * An address with its marked values in place. A value that begins it, or is its whole host, says where it leads and is
 * taken as it is. Any other is one piece of a host, path or query: percent-encoded, it can't become more than that.
 */
export function joinAddress(filled: string): string {
  const [head = '', ...values] = filled.trim().split(open);
  return values
    .reduce((address, marked, at) => {
      const [value = '', written = ''] = marked.split(close);
      const isLast = at === values.length - 1;
      const endsHost = /^[/?#]/.test(written) || (isLast && written === '');
      const leads = address === '' || (/^https:\/\/$/i.test(address) && endsHost);
      return `${address}${leads ? value : encode(value)}${written}`;
    }, head)
    .trim();
}
