export type Theme = 'light' | 'lightsout' | 'system';

/** How the page is asked to look: `?theme=`, `?dir=rtl`, `?accent=`, and what else differs from visit to visit. */
export interface Look {
  theme: Theme;
  rtl: boolean;
  /** One of X's own colours. */
  accent: string;
  /** `?editor=plain`: a textarea for posts, as the mobile site has it. */
  plain: boolean;
  /** `?drawer={conversation}`: the chat drawer is open over the page. */
  drawer?: string;
}

/** X's two, since Dim went in February 2026. */
export const backgrounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(0, 0, 0)' };

const accents = {
  blue: 'rgb(29, 155, 240)',
  yellow: 'rgb(255, 212, 0)',
  pink: 'rgb(249, 24, 128)',
  purple: 'rgb(120, 86, 255)',
  orange: 'rgb(255, 122, 0)',
  green: 'rgb(0, 186, 124)',
};

export function readLook(query: URLSearchParams): Look {
  const theme = query.get('theme');
  const accent = query.get('accent') ?? 'blue';
  return {
    theme: theme === 'lightsout' || theme === 'system' ? theme : 'light',
    rtl: query.get('dir') === 'rtl',
    plain: query.get('editor') === 'plain',
    drawer: query.get('drawer') ?? undefined,
    accent: accents[accent in accents ? (accent as keyof typeof accents) : 'blue'],
  };
}

const system = () => window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'light';

/** Dresses the document, live, as X does: attribute, colour scheme, the body's background, the meta tag. */
export function applyTheme(theme: Theme): void {
  chosen = theme;
  const dark = theme === 'lightsout' || (theme === 'system' && system().matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  document.body.style.backgroundColor = dark ? backgrounds.dark : backgrounds.light;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#000000' : '#FFFFFF');
  window.dispatchEvent(new Event('sandboxtheme'));
}

export function followSystemTheme(): void {
  system().addEventListener('change', () => {
    if (chosen === 'system') applyTheme('system');
  });
}
