/** What a vendor is to a person: what it does here, where its key comes from, what works without it. */
import type { VendorState } from '#extension/platform/health.ts';

export type VendorWords = {
  name: string;
  does: string;
  /** Name of the key in the server's environment. */
  key: string;
  /** Where a key is made. */
  keysAt: string;
  without: string;
};

export const vendorWords: Record<string, VendorWords> = {
  tavus: {
    name: 'Tavus',
    does: 'Video calls with the persona',
    key: 'TAVUS_API_KEY',
    keysAt: 'https://platform.tavus.io/api-keys',
    without: 'Typing and adding by hand work without it.',
  },
  anthropic: {
    name: 'Claude',
    does: 'Understands what you say',
    key: 'ANTHROPIC_API_KEY',
    keysAt: 'https://platform.claude.com/settings/keys',
    without: 'Without it the server reads dates and times itself.',
  },
  cal: {
    name: 'Cal.com',
    does: 'Appointments other people book with you',
    key: 'CAL_API_KEY',
    keysAt: 'https://app.cal.com/settings/developer/api-keys',
    without: 'Your own calendar works without it.',
  },
  google: {
    name: 'Google',
    does: 'Your Google calendar and mail',
    key: 'GOOGLE_CLIENT_ID',
    keysAt: 'https://console.cloud.google.com/apis/credentials',
    without: 'Your own calendar works without it.',
  },
  twilio: {
    name: 'Twilio',
    does: 'Phone calls and text messages',
    key: 'TWILIO_AUTH_TOKEN',
    keysAt: 'https://console.twilio.com',
    without: 'Talking in the panel works without it.',
  },
  openai: {
    name: 'OpenAI',
    does: 'Hears and speaks on the phone',
    key: 'OPENAI_API_KEY',
    keysAt: 'https://platform.openai.com/api-keys',
    without: 'Talking in the panel works without it.',
  },
};

export const stateWords: Record<VendorState, { label: string; say: (vendor: VendorWords) => string }> = {
  live: { label: 'Live', say: ({ does }) => `${does}.` },
  simulated: {
    label: 'Simulated',
    say: ({ does }) => `${does}, played by this computer. No account is used.`,
  },
  off: { label: 'Off', say: ({ does, without }) => `${does}. ${without}` },
};
