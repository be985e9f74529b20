/**
 * Builds the extension. Of no site anything is asked for at install: `activeTab` is the page that was
 * clicked, and only then; a server that is not on this machine is asked for when the person names it.
 * Mode `e2e` is the same code with those hosts granted, because nobody can click Chrome's dialog in a test.
 */
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';
import { manifestKey } from './extension/platform/build/manifest-key.ts';
import { stripDailyRemoteCode } from './extension/platform/build/strip-daily-remote-code.ts';

const optionalHosts = ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'];

const frames = [
  'https://*.daily.co',
  'https://*.dailywebrtc.com',
  'https://*.dailywebrtc.net',
  'http://127.0.0.1:*',
  'http://localhost:*',
];

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  vite({ command }) {
    // WXT takes the mode for NODE_ENV; a build for tests must be the code that ships.
    if (command === 'build') process.env['NODE_ENV'] = 'production';
    return {
      ...(command === 'build' ? { define: { 'import.meta.env.MODE': '"production"' } } : {}),
      plugins: [tailwindcss(), stripDailyRemoteCode()],
      worker: { format: 'es' as const, plugins: () => [stripDailyRemoteCode()] },
      // Keeps light-dark() and @starting-style as they are written.
      build: { target: 'chrome144', cssTarget: 'chrome144' },
    };
  },
  manifest: ({ mode }) => ({
    name: 'Calendar Agent',
    description:
      'Talk to your calendar: the panel shows every change as it happens, and takes any of them back.',
    key: manifestKey,
    minimum_chrome_version: '144',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'notifications',
      'offscreen',
      'scripting',
      'sidePanel',
      'storage',
    ],
    omnibox: { keyword: 'cal' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' } },
      'add-to-calendar': {
        suggested_key: { default: 'Alt+Shift+A' },
        description: 'Add what is selected to the calendar',
      },
    },
    optional_host_permissions: optionalHosts,
    ...(mode === 'e2e' ? { host_permissions: optionalHosts } : {}),
    action: { default_title: 'Open Calendar Agent' },
    content_security_policy: {
      extension_pages: `script-src 'self'; object-src 'self'; frame-src ${frames.join(' ')}`,
    },
  }),
});
