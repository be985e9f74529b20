/** Entry of the side panel; the same page is shown in a tab when somebody wants more room. */
import { createRoot } from 'react-dom/client';
import { SidePanel } from '#extension/features/shell/SidePanel.tsx';
import '#extension/styles/panel.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<SidePanel />);
