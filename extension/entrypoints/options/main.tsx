/** Entry of the settings as a page in a tab; after the install it says hello first. */
import { createRoot } from 'react-dom/client';
import { OptionsPage } from '#extension/features/settings/OptionsPage.tsx';
import '#extension/styles/panel.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<OptionsPage greets={location.hash === '#welcome'} />);
