import type { CspReport } from './settings';

/** X's content security policy as its page had it in 2026, shortened to what matters here (docs/architecture.md). */
export const policyWith = (nonce: string): string =>
  [
    "default-src 'self'",
    "connect-src 'self' blob: https://api.x.com https://upload.x.com https://*.twimg.com wss://*.pscp.tv",
    "font-src 'self' https://*.twimg.com",
    "frame-src 'self' https://twitter.com https://mobile.x.com https://www.google.com",
    "img-src 'self' blob: data: https://*.twimg.com",
    "manifest-src 'self'",
    "media-src 'self' blob: https://*.twimg.com",
    "object-src 'none'",
    `script-src 'self' 'nonce-${nonce}' https://*.twimg.com 'wasm-unsafe-eval'`,
    "style-src 'self' 'unsafe-inline' https://*.twimg.com",
    "worker-src 'self' blob:",
    "base-uri 'self'",
    "frame-ancestors 'self'",
    'report-uri /i/csp_report',
  ].join('; ');

/** Reads what a browser posts to the policy's `report-uri`. */
export function readReport(body: string): CspReport | undefined {
  const { 'csp-report': report } = JSON.parse(body) as { 'csp-report'?: Record<string, string | undefined> };
  if (!report) return undefined;
  return {
    directive: report['effective-directive'] ?? report['violated-directive'] ?? '',
    blocked: report['blocked-uri'] ?? '',
    source: report['source-file'],
    sample: report['script-sample'],
  };
}
