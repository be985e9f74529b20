import type { ReactNode } from 'react';

/** The header's last button; its menu opens the settings as a dialog over the panel. */
export declare function SettingsMenu(): ReactNode;
