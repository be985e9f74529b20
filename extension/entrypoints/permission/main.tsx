/** Entry of the page in a tab that asks for the microphone. */
import { createRoot } from 'react-dom/client';
import { PermissionPage } from '#extension/features/call/PermissionPage.tsx';
import '#extension/styles/panel.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PermissionPage />);
